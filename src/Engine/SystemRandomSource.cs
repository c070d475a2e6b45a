using System.Security.Cryptography;
using Xen.Model.Ports;

namespace Xen.Model.Engine;

/// <summary>
/// Identities and choices from the system's cryptographic generator: references are handed to clients and must not be
/// guessed. Bytes are drawn in blocks, as each draw is a call into the system. Not thread-safe.
/// </summary>
public sealed class SystemRandomSource : IRandomSource
{
    private const int GuidLength = 16;
    private readonly byte[] _block = new byte[GuidLength * 256];
    private int _used = GuidLength * 256;

    /// <inheritdoc/>
    public Guid NextGuid()
    {
        if (_used == _block.Length)
        {
            RandomNumberGenerator.Fill(_block);
            _used = 0;
        }
        Span<byte> bytes = _block.AsSpan(_used, GuidLength);
        _used += GuidLength;
        // Version 4, variant 1, as everything that reads uuids expects of random ones.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        var id = new Guid(bytes, bigEndian: true);
        bytes.Clear();
        return id;
    }

    /// <inheritdoc/>
    public int NextInt(int below) => RandomNumberGenerator.GetInt32(below);
}
