using System.Buffers.Binary;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>Finds the frames in the bytes of a segment, with no code of the log's own.</summary>
internal static class Frames
{
    internal const int Header = 128;
    internal const int FrameHeader = 24;
    internal const int Mark = 72;

    /// <summary>A frame: where it lies, and its count: -1 is a mark, 0 a note.</summary>
    internal readonly record struct Frame(int Offset, int End, int Count);

    internal static List<Frame> Of(ReadOnlySpan<byte> segment)
    {
        var frames = new List<Frame>();
        int offset = Header;
        while (offset + FrameHeader <= segment.Length && segment.Slice(offset, FrameHeader).ContainsAnyExcept((byte)0))
        {
            int end = offset + FrameHeader + BinaryPrimitives.ReadInt32LittleEndian(segment[offset..]);
            frames.Add(new Frame(offset, end, BinaryPrimitives.ReadInt32LittleEndian(segment[(offset + 16)..])));
            offset = end;
        }
        return frames;
    }

    internal static List<Frame> CommitsOf(ReadOnlySpan<byte> segment) => [.. Of(segment).Where(f => f.Count > 0)];
}
