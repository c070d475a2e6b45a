using System.Buffers.Binary;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// The last bytes of a sealed segment: what it holds, and where its index lies. With it, opening a log need not read
/// the segment. Immutable.
/// </summary>
internal sealed record SegmentFooter
{
    /// <summary>Bytes of the footer, at the very end of the file.</summary>
    internal const int Size = 192;

    /// <summary>Length of the chain's values.</summary>
    internal const int ChainSize = 32;

    private const uint Version = 1;
    private const int CheckedSize = Size - sizeof(uint);

    /// <summary>Id of the first event; that of the next event in a segment without events.</summary>
    internal required long FirstId { get; init; }

    /// <summary>Id of the last event; one below <see cref="FirstId"/> in a segment without events.</summary>
    internal required long LastId { get; init; }

    /// <summary>Offset behind the last frame.</summary>
    internal required long DataEnd { get; init; }

    /// <summary>Number of commits.</summary>
    internal required long Commits { get; init; }

    /// <summary>Number of audit notes.</summary>
    internal required long Notes { get; init; }

    /// <summary>Time of the commit that was decided first by the clock, milliseconds since 1970 UTC.</summary>
    internal required long TimeMin { get; init; }

    /// <summary>Time of the commit that was decided last by the clock, milliseconds since 1970 UTC.</summary>
    internal required long TimeMax { get; init; }

    /// <summary>The highest id that the segment reserves.</summary>
    internal required long Ceiling { get; init; }

    /// <summary>The chain's value behind the last frame.</summary>
    internal required ReadOnlyMemory<byte> Chain { get; init; }

    /// <summary>Where the index lies.</summary>
    internal required SegmentIndexShape Index { get; init; }

    private static ReadOnlySpan<byte> Magic => "XENMIDX\n"u8;

    /// <summary>Reads the footer of a file; null when it has none, or none that is intact.</summary>
    internal static SegmentFooter? Read(ILogFile file)
    {
        Span<byte> bytes = stackalloc byte[Size];
        long start = file.Length - Size;
        return start >= 0 && file.Read(start, bytes) == Size && IsIntact(bytes) ? Get(bytes) : null;
    }

    /// <summary>Fills in the bytes of the footer.</summary>
    internal void Put(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], Index.BucketBits);
        ReadOnlySpan<long> numbers =
        [
            FirstId, LastId, DataEnd, Commits, Notes, TimeMin, TimeMax, Ceiling,
            Index.Start, Index.Length, Index.Objects, Index.Offsets, Index.Waypoints,
        ];
        for (int at = 0; at < numbers.Length; at++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[(16 + (at * sizeof(long)))..], numbers[at]);
        }
        Chain.Span.CopyTo(bytes[120..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CheckedSize..], SegmentFormat.Crc(bytes[..CheckedSize]));
    }

    private static bool IsIntact(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Magic)
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[CheckedSize..]) == SegmentFormat.Crc(bytes[..CheckedSize])
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) == Version;

    private static SegmentFooter Get(ReadOnlySpan<byte> bytes) => new()
    {
        FirstId = Number(bytes, 0),
        LastId = Number(bytes, 1),
        DataEnd = Number(bytes, 2),
        Commits = Number(bytes, 3),
        Notes = Number(bytes, 4),
        TimeMin = Number(bytes, 5),
        TimeMax = Number(bytes, 6),
        Ceiling = Number(bytes, 7),
        Index = new SegmentIndexShape(
            Number(bytes, 8), Number(bytes, 9), BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            (int)Number(bytes, 10), (int)Number(bytes, 11), (int)Number(bytes, 12)),
        Chain = bytes.Slice(120, ChainSize).ToArray(),
    };

    private static long Number(ReadOnlySpan<byte> bytes, int index) =>
        BinaryPrimitives.ReadInt64LittleEndian(bytes[(16 + (index * sizeof(long)))..]);
}
