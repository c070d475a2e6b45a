using System.Security.Cryptography;
using System.Text;
using Xen.Model.Engine;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// The password of local root, as a salted slow hash in a file that only the server's user can read. Thread-safe.
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

    private readonly string _path;
    private readonly PasswordChecker _checker = new();
    private volatile PasswordHash _stored;

    private PasswordStore(string path, PasswordHash stored)
    {
        _path = path;
        _stored = stored;
    }

    /// <summary>Opens the file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PasswordStore Open(string path) => new(
        path,
        PasswordHash.TryParse(File.ReadAllText(path))
            ?? throw new InvalidDataException($"the password file {path} is damaged"));

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
        var stored = PasswordHash.Of(password, iterations);
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
    public ValueTask<bool?> VerifyAsync(string password) => _checker.VerifyAsync(password, _stored);

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
        await _checker.AloneAsync(() =>
        {
            var stored = PasswordHash.Of(password, _stored.Iterations);
            Save(_path, stored);
            return _stored = stored;
        }).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _checker.Dispose();

    private static void Save(string path, PasswordHash stored) =>
        PrivateFile.Replace(path, Encoding.ASCII.GetBytes(stored + "\n"));
}
