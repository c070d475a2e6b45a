using System.Buffers.Binary;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// Writes bytes as pages that end in their own checksum, so that a reader that needs a few bytes from the middle can
/// trust them without reading the rest. Not thread-safe.
/// </summary>
/// <param name="file">Where to.</param>
/// <param name="start">Offset of the first page in the file.</param>
internal sealed class PagedWriter(ILogFile file, long start)
{
    /// <summary>Bytes of a page in the file.</summary>
    internal const int PageSize = 4096;

    /// <summary>Bytes of a page that carry content; the rest is the CRC32C of them.</summary>
    internal const int PayloadSize = PageSize - sizeof(uint);

    /// <summary>Below the size from which on arrays are only freed by full collections.</summary>
    private const int BufferedPages = 16;

    private readonly byte[] _buffer = new byte[BufferedPages * PageSize];
    private long _written;
    private int _pages;
    private int _used;

    /// <summary>How many bytes of content there are so far.</summary>
    internal long Position { get; private set; }

    /// <summary>Adds content.</summary>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        Position += bytes.Length;
        while (!bytes.IsEmpty)
        {
            int fits = Math.Min(bytes.Length, PayloadSize - _used);
            bytes[..fits].CopyTo(_buffer.AsSpan((_pages * PageSize) + _used));
            bytes = bytes[fits..];
            _used += fits;
            if (_used == PayloadSize)
            {
                EndPage();
            }
        }
    }

    /// <summary>Adds a number, little-endian.</summary>
    internal void Write(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Write(bytes);
    }

    /// <summary>Fills up the last page with zeros and writes what is buffered.</summary>
    /// <returns>The offset in the file behind the last page.</returns>
    internal long Finish()
    {
        if (_used > 0)
        {
            EndPage();
        }
        WriteOut();
        return start + _written;
    }

    private void EndPage()
    {
        Span<byte> page = _buffer.AsSpan(_pages * PageSize, PageSize);
        page[_used..].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(page[PayloadSize..], SegmentFormat.Crc(page[..PayloadSize]));
        _used = 0;
        _pages++;
        if (_pages == BufferedPages)
        {
            WriteOut();
        }
    }

    private void WriteOut()
    {
        file.Write(start + _written, _buffer.AsSpan(0, _pages * PageSize));
        _written += _pages * PageSize;
        _pages = 0;
    }
}
