using System.Buffers.Binary;
using System.Numerics;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// The bytes of a segment file, all little-endian. Header: magic (8), version u32, zero (4), first id i64, zero (4),
/// CRC32C of the 28 bytes before it. Then one frame per commit: body length u32, CRC32C u32 of everything behind it,
/// first id i64, event count i32, bytes written before it that were not yet flushed u32, body. Where a frame would
/// start, 24 zero bytes mean the end of the data.
/// </summary>
internal static class SegmentFormat
{
    internal const int HeaderSize = 32;
    internal const int FrameHeaderSize = CommitBatch.HeaderSize;
    internal const uint Version = 1;

    private const int CheckedFrom = 8;

    private static ReadOnlySpan<byte> Magic => "XENMLOG\n"u8;

    internal static void PutHeader(Span<byte> header, long firstId)
    {
        header[..HeaderSize].Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], firstId);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], Crc(header[..28]));
    }

    /// <summary>What is wrong with a segment's header, or null when it is the one that belongs there.</summary>
    internal static string? HeaderFault(ReadOnlySpan<byte> header, long firstId)
    {
        if (!header.StartsWith(Magic))
        {
            return "this is not a segment of a log";
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[28..]) != Crc(header[..28]))
        {
            return "the segment's header fails its checksum";
        }
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        if (version != Version)
        {
            return $"the segment has format version {version}, only {Version} is known";
        }
        long id = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        return id == firstId ? null : $"the segment begins with id {id}, its name says {firstId}";
    }

    /// <summary>Fills in the header in front of a body.</summary>
    /// <param name="frame">Header and body.</param>
    /// <param name="firstId">Id of the first event.</param>
    /// <param name="count">Number of events.</param>
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
    /// <param name="room">Bytes in the file from the header's start on.</param>
    internal static bool IsPlausible(ReadOnlySpan<byte> header, long room)
    {
        long id = FirstId(header);
        int count = Count(header);
        return Unflushed(header) <= Array.MaxLength
            && count >= 0
            && id >= 1
            && id <= long.MaxValue - count
            && FrameSize(header) <= Math.Min(room, Array.MaxLength);
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
