using System.Security.Cryptography;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// A value over everything the log ever held: each one is the SHA-256 of the one before and the bytes written since.
/// Who knows the newest value can tell whether any byte before it was changed. Not thread-safe.
/// </summary>
internal sealed class HashChain : IDisposable
{
    /// <summary>Bytes of a value.</summary>
    internal const int Size = 32;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _value = new byte[Size];

    internal HashChain(ReadOnlySpan<byte> value) => Restart(value);

    /// <summary>The newest value; it says nothing yet about what was added since.</summary>
    internal ReadOnlySpan<byte> Value => _value;

    /// <summary>The value that the chain of a log begins with.</summary>
    internal static byte[] Beginning(Guid identity) => SHA256.HashData(identity.ToByteArray(bigEndian: true));

    public void Dispose() => _hash.Dispose();

    /// <summary>Goes on from a known value.</summary>
    internal void Restart(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_value);
        _hash.TryGetHashAndReset(stackalloc byte[Size], out _);
        _hash.AppendData(_value);
    }

    internal void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Makes the value that covers everything added so far.</summary>
    internal ReadOnlySpan<byte> Close()
    {
        _hash.TryGetHashAndReset(_value, out _);
        _hash.AppendData(_value);
        return _value;
    }
}
