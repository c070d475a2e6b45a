using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// Tries passwords, the slow way one at a time. A password that was right once is recognised quickly from then on, by a
/// keyed hash that never leaves the process. Thread-safe.
/// </summary>
internal sealed class PasswordChecker : IDisposable
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConditionalWeakTable<PasswordHash, byte[]> _known = [];
    private readonly SemaphoreSlim _slow = new(1, 1);
    private int _waiting;

    /// <summary>Tries a password; the slow way runs on another thread.</summary>
    /// <returns>Null when too many attempts wait already; otherwise whether the password is right.</returns>
    public async ValueTask<bool?> VerifyAsync(string password, PasswordHash stored)
    {
        if (password.Length > PasswordStore.MaxLength)
        {
            return false;
        }
        byte[] quick = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));
        if (_known.TryGetValue(stored, out byte[]? known) && CryptographicOperations.FixedTimeEquals(known, quick))
        {
            return true;
        }
        if (Interlocked.Increment(ref _waiting) > PasswordStore.MaxWaitingChecks)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }
        await _slow.WaitAsync().ConfigureAwait(false);
        try
        {
            bool right = await Task.Run(() => stored.Matches(password)).ConfigureAwait(false);
            if (right)
            {
                _known.AddOrUpdate(stored, quick);
            }
            return right;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            _slow.Release();
        }
    }

    /// <summary>Does something slow with passwords while nobody tries one.</summary>
    public async Task<T> AloneAsync<T>(Func<T> work)
    {
        await _slow.WaitAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        finally
        {
            _slow.Release();
        }
    }

    public void Dispose() => _slow.Dispose();
}
