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
        long offset = start;
        for (long size = SegmentFormat.FrameHeaderSize; offset < end && size <= end - offset;)
        {
            ReadOnlySpan<byte> ahead = file.Ahead(offset, (int)size).Span;
            if (ahead.Length < size)
            {
                break;
            }
            ahead = ahead[..(int)Math.Min(ahead.Length, end - offset)];
            offset += SearchWhole(ahead, offset, wanted, found, out size);
        }
        return found;
    }

    /// <summary>
    /// Searches all whole frames in view at once: most bytes are looked at by the search for the reference only, and
    /// frame after frame is passed over up to the one that it lies in.
    /// </summary>
    /// <returns>Bytes of the frames that were whole.</returns>
    /// <param name="ahead">Begins with a frame.</param>
    /// <param name="offset">Where in the file.</param>
    /// <param name="wanted">What to find.</param>
    /// <param name="found">Gets the offsets of frames that hold it.</param>
    /// <param name="size">Bytes that have to be in view to go on.</param>
    private static int SearchWhole(
        ReadOnlySpan<byte> ahead, long offset, ReadOnlySpan<byte> wanted, List<long> found, out long size)
    {
        int at = 0;
        int hit = Next(ahead, 0, wanted);
        while (true)
        {
            ReadOnlySpan<byte> rest = ahead[at..];
            size = rest.Length < SegmentFormat.FrameHeaderSize
                ? SegmentFormat.FrameHeaderSize
                : SegmentFormat.FrameSize(rest);
            if (size > rest.Length)
            {
                return at;
            }
            int next = at + (int)size;
            if (hit < next)
            {
                if (hit + wanted.Length <= next)
                {
                    found.Add(offset + at);
                }
                hit = Next(ahead, next, wanted);
            }
            at = next;
        }
    }

    private static int Next(ReadOnlySpan<byte> ahead, int from, ReadOnlySpan<byte> wanted)
    {
        int hit = ahead[from..].IndexOf(wanted);
        return hit < 0 ? int.MaxValue - wanted.Length : from + hit;
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
