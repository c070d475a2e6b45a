using System.Buffers.Binary;

namespace Xen.Model.Engine.LogFiles;

/// <summary>The first bytes of a segment file; docs/log-format.md describes them. Immutable.</summary>
internal sealed record SegmentHeader
{
    /// <summary>Bytes of a header as it is written today; no header that can be read is longer.</summary>
    internal const int Size = 128;

    /// <summary>Bytes of the header of a segment without marks.</summary>
    internal const int UnmarkedSize = 32;

    /// <summary>Format of the segment.</summary>
    internal uint Version { get; init; } = SegmentFormat.Version;

    /// <summary>Id of the first event that the segment holds or will hold.</summary>
    internal required long FirstId { get; init; }

    /// <summary>
    /// Id of the last event before the segment. Ids between it and <see cref="FirstId"/> were given up after a crash.
    /// </summary>
    internal required long PreviousId { get; init; }

    /// <summary>Ids up to here were taken when the segment began.</summary>
    internal long Ceiling { get; init; }

    /// <summary>When the segment began, milliseconds since 1970 UTC.</summary>
    internal long CreatedMs { get; init; }

    /// <summary>The chain's value before the first frame; empty in a segment without marks.</summary>
    internal ReadOnlyMemory<byte> Chain { get; init; }

    /// <summary>Which log the segment belongs to; empty in a segment without marks.</summary>
    internal Guid Identity { get; init; }

    /// <summary>Offset of the first frame.</summary>
    internal int DataStart => Version == SegmentFormat.Unmarked ? UnmarkedSize : Size;

    private static ReadOnlySpan<byte> Magic => "XENMLOG\n"u8;

    /// <summary>Fills in the bytes of a header of today's version.</summary>
    internal void Put(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], SegmentFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Size);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], FirstId);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], PreviousId);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], Ceiling);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], CreatedMs);
        Chain.Span.CopyTo(bytes[48..]);
        Identity.TryWriteBytes(bytes[80..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[124..], SegmentFormat.Crc(bytes[..124]));
    }

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">
    /// The beginning of the file; fewer than <see cref="Size"/> only when the file is shorter.
    /// </param>
    /// <param name="fault">What is wrong when there is none.</param>
    internal static SegmentHeader? Read(ReadOnlySpan<byte> bytes, out string fault)
    {
        fault = "the segment's header fails its checksum";
        if (bytes.Length < UnmarkedSize)
        {
            fault = "the segment is shorter than its header";
            return null;
        }
        if (!bytes.StartsWith(Magic))
        {
            fault = "this is not a segment of a log";
            return null;
        }
        switch (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]))
        {
            case SegmentFormat.Unmarked:
                return ReadUnmarked(bytes);
            case SegmentFormat.Version:
                return ReadMarked(bytes);
            case var version:
                fault = $"the segment has format version {version}, only 1 to {SegmentFormat.Version} are known";
                return null;
        }
    }

    private static SegmentHeader? ReadUnmarked(ReadOnlySpan<byte> bytes)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[28..]) != SegmentFormat.Crc(bytes[..28]))
        {
            return null;
        }
        long firstId = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        return new SegmentHeader
        {
            Version = SegmentFormat.Unmarked,
            FirstId = firstId,
            PreviousId = firstId - 1,
        };
    }

    private static SegmentHeader? ReadMarked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[124..]) != SegmentFormat.Crc(bytes[..124]))
        {
            return null;
        }
        return new SegmentHeader
        {
            FirstId = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            PreviousId = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            Ceiling = BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            CreatedMs = BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            Chain = bytes.Slice(48, HashChain.Size).ToArray(),
            Identity = new Guid(bytes.Slice(80, 16), bigEndian: true),
        };
    }
}
