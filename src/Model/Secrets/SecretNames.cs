namespace Xen.Model.Secrets;

/// <summary>Which names of parameters and keys of maps stand for a secret. Thread-safe.</summary>
public static class SecretNames
{
    private static readonly string[] s_words = ["password", "passwd", "pwd", "secret", "private_key"];

    /// <summary>True when the value of something with this name must be kept from others.</summary>
    public static bool IsSecret(string name) =>
        s_words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
