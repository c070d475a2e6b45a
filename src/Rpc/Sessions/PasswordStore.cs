using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Xen.Model.Engine;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// The password of local root, as a salted slow hash in a file that only the server's user can read. Thread-safe. A
/// password that was right once is recognised quickly from then on, by a keyed hash that never leaves the process.
/// </summary>
public sealed class PasswordStore : IDisposable
{
    /// <summary>
    /// Rounds of PBKDF2-SHA256 for new hashes: a tenth to a quarter of a second, once for each password and process.
    /// </summary>
    public const int DefaultIterations = 600_000;

    /// <summary>Fewest rounds that a file may ask for.</summary>
    public const int MinIterations = 1_000;

    /// <summary>Most rounds that a file may ask for; more would be a way to stop the server.</summary>
    public const int MaxIterations = 10_000_000;

    /// <summary>Longest password in characters.</summary>
    public const int MaxLength = 1_024;

    /// <summary>Slow checks that may wait for their turn; more logins at once are refused.</summary>
    public const int MaxWaitingChecks = 64;

    private const string Algorithm = "pbkdf2-sha256";
    private const int SaltLength = 16;
    private const int HashLength = 32;

    private readonly string _path;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HashLength);
    private readonly SemaphoreSlim _slow = new(1, 1);
    private int _waiting;
    private volatile StoredHash _stored;
    private volatile byte[]? _known;

    private PasswordStore(string path, StoredHash stored)
    {
        _path = path;
        _stored = stored;
    }

    /// <summary>Opens the file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PasswordStore Open(string path) => new(path, Parse(File.ReadAllText(path), path));

    /// <summary>Makes the file, or replaces it.</summary>
    /// <param name="path">Path of the file; its folder must exist.</param>
    /// <param name="password">The password: 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="iterations"><see cref="MinIterations"/> to <see cref="MaxIterations"/>.</param>
    public static PasswordStore Create(string path, string password, int iterations = DefaultIterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, MinIterations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, MaxIterations);
        if (Weakness(password) is { } weakness)
        {
            throw new ArgumentException(weakness, nameof(password));
        }
        StoredHash stored = Hash(password, iterations);
        Save(path, stored);
        return new PasswordStore(path, stored);
    }

    /// <summary>A password of 24 letters and digits, 140 bits, for a server that was given none.</summary>
    public static string Random() =>
        RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 24);

    /// <summary>Why a password cannot be used; null when it can.</summary>
    public static string? Weakness(string password) =>
        password.Length == 0 ? "the password is empty"
        : password.Length > MaxLength ? $"the password is longer than {MaxLength} characters"
        : null;

    /// <summary>Checks a password. The slow check runs on another thread, one at a time.</summary>
    /// <returns>Null when too many checks wait already; otherwise whether the password is right.</returns>
    public async ValueTask<bool?> VerifyAsync(string password)
    {
        if (password.Length > MaxLength)
        {
            return false;
        }
        byte[] quick = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));
        if (_known is { } known && CryptographicOperations.FixedTimeEquals(known, quick))
        {
            return true;
        }
        if (Interlocked.Increment(ref _waiting) > MaxWaitingChecks)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }
        await _slow.WaitAsync().ConfigureAwait(false);
        try
        {
            StoredHash stored = _stored;
            bool right = await Task.Run(() => Matches(password, stored)).ConfigureAwait(false);
            if (right && ReferenceEquals(stored, _stored))
            {
                _known = quick;
            }
            return right;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            _slow.Release();
        }
    }

    /// <summary>Replaces the password; the file is whole at every moment.</summary>
    /// <param name="password">The new password.</param>
    /// <returns>Why it was refused; null when it was not.</returns>
    /// <exception cref="IOException">The file cannot be written; the password is what it was.</exception>
    public async Task<string?> ChangeAsync(string password)
    {
        if (Weakness(password) is { } weakness)
        {
            return weakness;
        }
        await _slow.WaitAsync().ConfigureAwait(false);
        try
        {
            StoredHash stored = await Task.Run(() => Hash(password, _stored.Iterations)).ConfigureAwait(false);
            Save(_path, stored);
            _stored = stored;
            _known = null;
            return null;
        }
        finally
        {
            _slow.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slow.Dispose();

    private static StoredHash Hash(string password, int iterations)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new StoredHash(iterations, salt, Derive(password, salt, iterations));
    }

    private static bool Matches(string password, StoredHash stored) =>
        CryptographicOperations.FixedTimeEquals(stored.Value, Derive(password, stored.Salt, stored.Iterations));

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashLength);

    private static void Save(string path, StoredHash stored)
    {
        string iterations = stored.Iterations.ToString(CultureInfo.InvariantCulture);
        string salt = Convert.ToBase64String(stored.Salt);
        string line = $"{Algorithm} {iterations} {salt} {Convert.ToBase64String(stored.Value)}\n";
        PrivateFile.Replace(path, Encoding.ASCII.GetBytes(line));
    }

    private static StoredHash Parse(string text, string path)
    {
        string[] parts = text.Trim().Split(' ');
        if (parts.Length == 4
            && parts[0] == Algorithm
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int iterations)
            && iterations is >= MinIterations and <= MaxIterations
            && Decode(parts[2], SaltLength) is { } salt
            && Decode(parts[3], HashLength) is { } value)
        {
            return new StoredHash(iterations, salt, value);
        }
        throw new InvalidDataException($"the password file {path} is damaged");
    }

    private static byte[]? Decode(string text, int length)
    {
        byte[] bytes = new byte[length + 2];
        return Convert.TryFromBase64String(text, bytes, out int decoded) && decoded == length ? bytes[..length] : null;
    }

    private sealed record StoredHash(int Iterations, byte[] Salt, byte[] Value);
}
