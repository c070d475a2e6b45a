using System.Globalization;
using System.Security.Cryptography;

namespace Xen.Model.Rpc.Sessions;

/// <summary>A password as files keep it: salted and slow to try. Immutable.</summary>
internal sealed class PasswordHash
{
    private const string Algorithm = "pbkdf2-sha256";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    private readonly byte[] _salt;
    private readonly byte[] _value;

    private PasswordHash(int iterations, byte[] salt, byte[] value)
    {
        Iterations = iterations;
        _salt = salt;
        _value = value;
    }

    /// <summary>How many rounds an attempt takes.</summary>
    public int Iterations { get; }

    /// <summary>Hashes a password with a new salt.</summary>
    public static PasswordHash Of(string password, int iterations)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new PasswordHash(iterations, salt, Derive(password, salt, iterations));
    }

    /// <summary>Reads the text that <see cref="ToString"/> makes; null when it is none.</summary>
    public static PasswordHash? TryParse(string text)
    {
        string[] parts = text.Trim().Split(' ');
        return parts.Length == 4
            && parts[0] == Algorithm
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int iterations)
            && iterations is >= PasswordStore.MinIterations and <= PasswordStore.MaxIterations
            && Decode(parts[2], SaltLength) is { } salt
            && Decode(parts[3], HashLength) is { } value
            ? new PasswordHash(iterations, salt, value)
            : null;
    }

    /// <summary>True for the right password. Slow.</summary>
    public bool Matches(string password) =>
        CryptographicOperations.FixedTimeEquals(_value, Derive(password, _salt, Iterations));

    /// <summary>One line of text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Algorithm} {Iterations} {Convert.ToBase64String(_salt)} {Convert.ToBase64String(_value)}");

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashLength);

    private static byte[]? Decode(string text, int length)
    {
        byte[] bytes = new byte[length + 2];
        return Convert.TryFromBase64String(text, bytes, out int decoded) && decoded == length ? bytes[..length] : null;
    }
}
