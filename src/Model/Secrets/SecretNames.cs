namespace Xen.Model.Secrets;

/// <summary>Which names of parameters and keys of maps stand for a secret. Thread-safe.</summary>
public static class SecretNames
{
    private static readonly string[] s_words = ["password", "passwd", "pwd", "secret", "private_key"];

    /// <summary>End of keys whose value is the uuid of a secret that is kept elsewhere.</summary>
    public const string ReferenceEnding = "password_secret";

    /// <summary>
    /// True when the value under a key must be kept from others. The uuid of a secret says nothing about the secret.
    /// </summary>
    public static bool IsSecret(string key, string value) =>
        IsSecret(key) && !(key.EndsWith(ReferenceEnding, StringComparison.Ordinal)
            && Guid.TryParseExact(value, "D", out _));

    /// <summary>True when the value of something with this name must be kept from others.</summary>
    public static bool IsSecret(string name) =>
        s_words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
