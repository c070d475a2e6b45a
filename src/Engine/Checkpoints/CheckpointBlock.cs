using System.Buffers.Binary;
using Xen.Model.Engine.LogFiles;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>
/// The frame round a block of a checkpoint: body length u32, CRC32C u32 of everything behind it, kind u32, number of
/// entries u32, body. Little-endian.
/// </summary>
/// <param name="Kind">What the body holds.</param>
/// <param name="Count">How many entries.</param>
/// <param name="Length">Bytes of the body.</param>
/// <param name="Crc">Checksum of the rest.</param>
internal readonly record struct CheckpointBlock(CheckpointBlockKind Kind, int Count, int Length, uint Crc)
{
    /// <summary>Bytes before the body.</summary>
    public const int HeaderSize = 16;

    /// <summary>
    /// Bytes of the last block's body: totals of objects, deletions and blocks, and a CRC over all CRCs.
    /// </summary>
    public const int EndLength = 32;

    private const int CheckedFrom = 8;

    /// <summary>Fills in the header in front of a body.</summary>
    public static CheckpointBlock Put(Span<byte> block, CheckpointBlockKind kind, int count)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(block, (uint)(block.Length - HeaderSize));
        BinaryPrimitives.WriteUInt32LittleEndian(block[8..], (uint)kind);
        BinaryPrimitives.WriteUInt32LittleEndian(block[12..], (uint)count);
        uint crc = SegmentFormat.Crc(block[CheckedFrom..]);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], crc);
        return new CheckpointBlock(kind, count, block.Length - HeaderSize, crc);
    }

    /// <summary>Reads a header; null when no block can begin like that.</summary>
    /// <param name="header">16 bytes.</param>
    /// <param name="room">Bytes of the file from the header on.</param>
    public static CheckpointBlock? Read(ReadOnlySpan<byte> header, long room)
    {
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        uint kind = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        bool isPossible = length <= Math.Min(room - HeaderSize, Array.MaxLength - HeaderSize)
            && kind is >= (uint)CheckpointBlockKind.Objects and <= (uint)CheckpointBlockKind.End
            && count <= length;
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        return isPossible ? new CheckpointBlock((CheckpointBlockKind)kind, (int)count, (int)length, crc) : null;
    }

    /// <summary>Whether header and body are what was written.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> block) =>
        BinaryPrimitives.ReadUInt32LittleEndian(block[4..]) == SegmentFormat.Crc(block[CheckedFrom..]);
}
