using Microsoft.Win32.SafeHandles;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>Reads frames from a segment file through a window that moves forward. Not thread-safe.</summary>
internal sealed class SegmentFile : IDisposable
{
    private const int WindowSize = 256 * 1024;

    private readonly SafeFileHandle _handle;
    private byte[] _window = new byte[WindowSize];
    private long _start;
    private int _filled;

    internal SegmentFile(string path)
    {
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(_handle);
    }

    /// <summary>Length of the file when it was opened.</summary>
    internal long Length { get; }

    public void Dispose() => _handle.Dispose();

    /// <summary>Reads the frame at an offset and checks it; the body is valid until the next call.</summary>
    /// <returns>False when there is no intact frame.</returns>
    internal bool TryReadFrame(long offset, out StoredCommit commit)
    {
        commit = default;
        ReadOnlySpan<byte> header = Ahead(offset, SegmentFormat.FrameHeaderSize).Span;
        if (header.Length < SegmentFormat.FrameHeaderSize || !SegmentFormat.IsPlausible(header, Length - offset))
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

    /// <summary>Whether there are only zeros from an offset to the end of the file.</summary>
    internal bool IsZeroFrom(long offset)
    {
        while (offset < Length)
        {
            ReadOnlySpan<byte> ahead = Ahead(offset, 1).Span;
            if (ahead.ContainsAnyExcept((byte)0))
            {
                return false;
            }
            if (ahead.IsEmpty)
            {
                // Cut by someone else while it is being read.
                throw new EndOfStreamException();
            }
            offset += ahead.Length;
        }
        return true;
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
    private static int NextCandidate(ReadOnlySpan<byte> ahead, long room, long afterId)
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
            if (SegmentFormat.FirstId(header) > afterId && SegmentFormat.IsPlausible(header, room - index))
            {
                return index;
            }
            index++;
        }
        return index;
    }

    private void Fill(long offset, int atLeast)
    {
        if (_window.Length < atLeast)
        {
            _window = new byte[atLeast];
        }
        _start = offset;
        _filled = 0;
        while (_filled < _window.Length)
        {
            int read = RandomAccess.Read(_handle, _window.AsSpan(_filled), offset + _filled);
            if (read == 0)
            {
                break;
            }
            _filled += read;
        }
    }
}
