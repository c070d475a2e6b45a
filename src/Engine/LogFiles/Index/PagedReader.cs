using System.Buffers.Binary;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>Reads what <see cref="PagedWriter"/> wrote, from any position. Not thread-safe.</summary>
/// <param name="file">Where from.</param>
/// <param name="start">Offset of the first page in the file.</param>
internal sealed class PagedReader(ILogFile file, long start)
{
    private byte[] _pages = [];

    /// <summary>Fills a buffer with the content from a position on.</summary>
    /// <exception cref="InvalidDataException">A page fails its checksum or is missing.</exception>
    internal void Read(long position, Span<byte> content)
    {
        if (content.IsEmpty)
        {
            return;
        }
        long first = position / PagedWriter.PayloadSize;
        long last = (position + content.Length - 1) / PagedWriter.PayloadSize;
        int size = checked((int)(last - first + 1) * PagedWriter.PageSize);
        if (_pages.Length < size)
        {
            _pages = new byte[size];
        }
        if (file.Read(start + (first * PagedWriter.PageSize), _pages.AsSpan(0, size)) < size)
        {
            throw new InvalidDataException($"{file.Name}: the index ends too early");
        }
        int skip = (int)(position - (first * PagedWriter.PayloadSize));
        for (int offset = 0; !content.IsEmpty; offset += PagedWriter.PageSize)
        {
            ReadOnlySpan<byte> payload = Payload(offset)[skip..];
            int fits = Math.Min(payload.Length, content.Length);
            payload[..fits].CopyTo(content);
            content = content[fits..];
            skip = 0;
        }
    }

    private ReadOnlySpan<byte> Payload(int offset)
    {
        ReadOnlySpan<byte> page = _pages.AsSpan(offset, PagedWriter.PageSize);
        ReadOnlySpan<byte> payload = page[..PagedWriter.PayloadSize];
        return BinaryPrimitives.ReadUInt32LittleEndian(page[PagedWriter.PayloadSize..]) == SegmentFormat.Crc(payload)
            ? payload
            : throw new InvalidDataException($"{file.Name}: a page of the index fails its checksum");
    }
}
