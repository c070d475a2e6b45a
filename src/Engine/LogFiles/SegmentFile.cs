using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>Reads frames from a segment file through a window that moves forward. Not thread-safe.</summary>
/// <param name="file">The file; disposed together with this.</param>
/// <param name="windowSize">Bytes read at once: many to go through a file, few to look at some places in it.</param>
internal sealed class SegmentFile(ILogFile file, int windowSize = SegmentFile.WindowSize) : IDisposable
{
    /// <summary>Bytes read at once by those who go through a file.</summary>
    internal const int WindowSize = 256 * 1024;

    /// <summary>
    /// Bytes read at once by those who do so again and again: below the size from which on arrays are only freed by
    /// full collections.
    /// </summary>
    internal const int SmallWindowSize = 64 * 1024;

    /// <summary>Bytes read at once by those who look at some frames only.</summary>
    internal const int GlanceSize = 4 * 1024;

    /// <summary>
    /// No segment holds so many events that an id can be further from another. It keeps bytes that only look a little
    /// like a frame from being taken for a candidate.
    /// </summary>
    private const long IdDistanceMax = uint.MaxValue;

    private byte[] _window = [];
    private long _start;
    private int _filled;

    /// <summary>Length of the file when it was opened, or last looked at again.</summary>
    internal long Length { get; private set; } = file.Length;

    /// <summary>The format of the frames.</summary>
    internal uint Version { get; init; } = SegmentFormat.Version;

    public void Dispose() => file.Dispose();

    /// <summary>Has the file end earlier than it does.</summary>
    internal void Limit(long length) => Length = Math.Min(Length, length);

    /// <summary>Forgets what was read: somebody else may have written since.</summary>
    internal void Refresh()
    {
        _filled = 0;
        Length = file.Length;
    }

    /// <summary>Reads the frame at an offset and checks it; the body is valid until the next call.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="commit">A commit, a note, or a mark, which has an event count of -1.</param>
    /// <returns>False when there is no intact frame.</returns>
    internal bool TryReadFrame(long offset, out StoredCommit commit)
    {
        commit = default;
        ReadOnlySpan<byte> header = Ahead(offset, SegmentFormat.FrameHeaderSize).Span;
        if (header.Length < SegmentFormat.FrameHeaderSize
            || !SegmentFormat.IsPlausible(header, Version, Length - offset))
        {
            return false;
        }
        var id = new EventId(SegmentFormat.FirstId(header));
        int count = SegmentFormat.Count(header);
        int size = (int)SegmentFormat.FrameSize(header);
        ReadOnlyMemory<byte> ahead = Ahead(offset, size);
        if (ahead.Length < size || !SegmentFormat.IsIntact(ahead.Span[..size]))
        {
            return false;
        }
        commit = new StoredCommit(id, count, ahead[SegmentFormat.FrameHeaderSize..size]);
        return true;
    }

    /// <summary>Searches for an intact frame at any offset, aligned or not.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="afterId">Only a frame with a higher id counts.</param>
    /// <returns>Its offset, or -1.</returns>
    internal long FindFrame(long from, long afterId)
    {
        long offset = from;
        while (offset <= Length - SegmentFormat.FrameHeaderSize)
        {
            ReadOnlySpan<byte> ahead = Ahead(offset, SegmentFormat.FrameHeaderSize).Span;
            int next = NextCandidate(ahead, Length - offset, afterId);
            offset += next;
            if (next <= ahead.Length - SegmentFormat.FrameHeaderSize)
            {
                if (TryReadFrame(offset, out _))
                {
                    return offset;
                }
                offset++;
            }
        }
        return -1;
    }

    /// <summary>Whether there is nothing but zeros in the file; an empty file counts.</summary>
    internal bool IsZero() =>
        Length == 0 || (!Ahead(0, 1).Span.ContainsAnyExcept((byte)0) && EndOfNonZero(0) == 0);

    /// <summary>
    /// Offset behind the last byte from an offset on that is not zero; that offset when there is none.
    /// </summary>
    internal long EndOfNonZero(long offset)
    {
        long end = offset;
        while (offset < Length)
        {
            ReadOnlySpan<byte> ahead = Ahead(offset, 1).Span;
            if (ahead.IsEmpty)
            {
                // Cut by someone else while it is being read.
                throw new EndOfStreamException();
            }
            int last = ahead.LastIndexOfAnyExcept((byte)0);
            end = last < 0 ? end : offset + last + 1;
            offset += ahead.Length;
        }
        return end;
    }

    /// <summary>Everything in the window from an offset on; less than asked only at the end of the file.</summary>
    internal ReadOnlyMemory<byte> Ahead(long offset, int atLeast)
    {
        if (offset < _start || offset + atLeast > _start + _filled)
        {
            Fill(offset, atLeast);
        }
        return _window.AsMemory((int)(offset - _start), (int)(_start + _filled - offset));
    }

    /// <summary>Index of the first header that might be one, or of the first that is not wholly in view.</summary>
    private int NextCandidate(ReadOnlySpan<byte> ahead, long room, long afterId)
    {
        int last = ahead.Length - SegmentFormat.FrameHeaderSize;
        int index = 0;
        while (index <= last)
        {
            ReadOnlySpan<byte> header = ahead[index..];
            int zeros = header.IndexOfAnyExcept((byte)0);
            if (zeros < 0)
            {
                return last + 1;
            }
            if (zeros >= SegmentFormat.FrameHeaderSize)
            {
                index += zeros - SegmentFormat.FrameHeaderSize + 1;
                continue;
            }
            long id = SegmentFormat.FirstId(header);
            if (id > afterId && id - afterId <= IdDistanceMax
                && SegmentFormat.IsPlausible(header, Version, room - index))
            {
                return index;
            }
            index++;
        }
        return index;
    }

    private void Fill(long offset, int atLeast)
    {
        int wanted = (int)Math.Max(atLeast, Math.Min(windowSize, Length));
        if (_window.Length < wanted)
        {
            _window = new byte[wanted];
        }
        _start = offset;
        _filled = file.Read(offset, _window);
    }
}
