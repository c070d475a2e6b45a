using System.Buffers.Binary;
using System.Numerics;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// The frames of a segment file, all little-endian; docs/log-format.md describes the whole file. A frame is: body
/// length u32, CRC32C u32 of everything behind it, first id i64, count i32, bytes written before it that were not yet
/// flushed u32, body. Count is the number of events of a commit, 0 for an audit note, -1 for a mark. Where a frame
/// would start, 24 zero bytes mean the end of the data.
/// </summary>
internal static class SegmentFormat
{
    internal const int FrameHeaderSize = CommitBatch.HeaderSize;

    /// <summary>What is written; older versions are read.</summary>
    internal const uint Version = 2;

    /// <summary>The version of segments without marks.</summary>
    internal const uint Unmarked = 1;

    private const int CheckedFrom = 8;

    /// <summary>Fills in the header in front of a body.</summary>
    /// <param name="frame">Header and body.</param>
    /// <param name="firstId">Id of the first event; of a note or a mark: of the event that comes next.</param>
    /// <param name="count">Number of events, 0 for a note, -1 for a mark.</param>
    /// <param name="unflushed">How many bytes of the file before the frame were not known to be durable.</param>
    internal static void PutFrameHeader(Span<byte> frame, long firstId, int count, uint unflushed)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(frame.Length - FrameHeaderSize));
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], firstId);
        BinaryPrimitives.WriteInt32LittleEndian(frame[16..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[20..], unflushed);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], Crc(frame[CheckedFrom..]));
    }

    /// <summary>Whether these bytes can be a frame header at all; says nothing about the body.</summary>
    /// <param name="header">24 bytes or more.</param>
    /// <param name="version">The version of the segment.</param>
    /// <param name="room">Bytes in the file from the header's start on.</param>
    internal static bool IsPlausible(ReadOnlySpan<byte> header, uint version, long room)
    {
        long id = FirstId(header);
        int count = Count(header);
        return Unflushed(header) <= Array.MaxLength
            && count >= (version == Unmarked ? 1 : SegmentMark.Count)
            && id >= 1
            && id <= long.MaxValue - Math.Max(0, count)
            && FrameSize(header) <= Math.Min(room, Array.MaxLength)
            && (count != SegmentMark.Count || FrameSize(header) == SegmentMark.Size);
    }

    internal static long FrameSize(ReadOnlySpan<byte> header) =>
        FrameHeaderSize + (long)BinaryPrimitives.ReadUInt32LittleEndian(header);

    /// <summary>How many bytes of the file before the frame were not known to be durable when it was written.</summary>
    internal static uint Unflushed(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);

    internal static long FirstId(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64LittleEndian(header[8..]);

    internal static int Count(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt32LittleEndian(header[16..]);

    /// <summary>Whether a whole frame matches its checksum.</summary>
    internal static bool IsIntact(ReadOnlySpan<byte> frame) =>
        BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]) == Crc(frame[CheckedFrom..]);

    internal static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }
        return ~crc;
    }
}
