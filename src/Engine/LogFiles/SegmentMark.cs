using System.Buffers.Binary;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// The frame that closes what was written before it. Body: the chain's value (32), ceiling i64, flags u32, zero (4).
/// </summary>
internal static class SegmentMark
{
    /// <summary>What stands in the frame header in place of a number of events.</summary>
    internal const int Count = -1;

    /// <summary>Bytes of the frame, its header included.</summary>
    internal const int Size = SegmentFormat.FrameHeaderSize + BodySize;

    private const int BodySize = HashChain.Size + 16;
    private const uint Closing = 1;

    /// <summary>Fills in the frame.</summary>
    /// <param name="frame">Its bytes.</param>
    /// <param name="nextId">Id of the event that comes next.</param>
    /// <param name="unflushed">How many bytes of the file before the frame were not known to be durable.</param>
    /// <param name="chain">The chain's value over everything before the frame.</param>
    /// <param name="ceiling">Ids up to here are taken.</param>
    /// <param name="isClosing">True when the log is closed behind the frame.</param>
    internal static void Put(
        Span<byte> frame, long nextId, uint unflushed, ReadOnlySpan<byte> chain, long ceiling, bool isClosing)
    {
        Span<byte> body = frame.Slice(SegmentFormat.FrameHeaderSize, BodySize);
        body.Clear();
        chain.CopyTo(body);
        BinaryPrimitives.WriteInt64LittleEndian(body[HashChain.Size..], ceiling);
        BinaryPrimitives.WriteUInt32LittleEndian(body[(HashChain.Size + 8)..], isClosing ? Closing : 0);
        SegmentFormat.PutFrameHeader(frame[..Size], nextId, Count, unflushed);
    }

    internal static ReadOnlySpan<byte> Chain(ReadOnlySpan<byte> body) => body[..HashChain.Size];

    internal static long Ceiling(ReadOnlySpan<byte> body) =>
        BinaryPrimitives.ReadInt64LittleEndian(body[HashChain.Size..]);

    internal static bool IsClosing(ReadOnlySpan<byte> body) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(body[(HashChain.Size + 8)..]) & Closing) != 0;
}
