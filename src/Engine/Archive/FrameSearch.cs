using System.Buffers;
using Xen.Model.Codec;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Archive;

/// <summary>
/// Finds the frames of a segment without an index that mention an object, by the bytes of its reference. Goes from
/// frame to frame by their lengths and leaves checksums to whoever reads the few that it finds.
/// </summary>
internal static class FrameSearch
{
    private const int ReferenceLength = 16;

    /// <summary>Offsets of the frames that mention the object, rising.</summary>
    internal static List<long> Mentioning(SegmentFile file, long start, long end, ObjectRef reference)
    {
        ReadOnlySpan<byte> wanted = BytesOf(reference);
        List<long> found = [];
        for (long offset = start; offset < end;)
        {
            ReadOnlySpan<byte> header = file.Ahead(offset, SegmentFormat.FrameHeaderSize).Span;
            if (header.Length < SegmentFormat.FrameHeaderSize)
            {
                break;
            }
            long size = SegmentFormat.FrameSize(header);
            if (size > end - offset)
            {
                break;
            }
            ReadOnlySpan<byte> frame = file.Ahead(offset, (int)size).Span;
            if (frame.Length < size)
            {
                break;
            }
            if (frame[..(int)size].IndexOf(wanted) >= 0)
            {
                found.Add(offset);
            }
            offset += size;
        }
        return found;
    }

    /// <summary>The reference as it lies in a commit.</summary>
    private static byte[] BytesOf(ObjectRef reference)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.Write(reference.Id);
        writer.Flush();
        return buffer.WrittenSpan[^ReferenceLength..].ToArray();
    }
}
