using Xen.Model.Ports;

namespace Xen.Model.Cli.XenLog.Reading;

/// <summary>A file as it was when it was first opened, with what was written over it since. For one thread.</summary>
/// <param name="below">The file; null when it was created here.</param>
internal sealed class OverlayContent(ILogFile? below) : IDisposable
{
    private const int PageSize = 4096;

    private readonly SortedDictionary<long, byte[]> _pages = [];
    private long _readable = below?.Length ?? 0;

    /// <summary>Its length now.</summary>
    public long Length { get; private set; } = below?.Length ?? 0;

    public int Read(long offset, Span<byte> buffer)
    {
        int count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        Span<byte> wanted = buffer[..count];
        ReadBelow(offset, wanted);
        for (long page = offset / PageSize; count > 0 && page <= (offset + count - 1) / PageSize; page++)
        {
            if (_pages.TryGetValue(page, out byte[]? bytes))
            {
                (int from, int length, int at) = Part(page, offset, count);
                bytes.AsSpan(from, length).CopyTo(wanted[at..]);
            }
        }
        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        for (long page = offset / PageSize; bytes.Length > 0 && page <= (offset + bytes.Length - 1) / PageSize; page++)
        {
            (int from, int length, int at) = Part(page, offset, bytes.Length);
            bytes.Slice(at, length).CopyTo(PageAt(page).AsSpan(from));
        }
        Length = Math.Max(Length, offset + bytes.Length);
    }

    public void SetLength(long length)
    {
        if (length < Length)
        {
            _readable = Math.Min(_readable, length);
            foreach (long page in _pages.Keys.Where(page => page * PageSize >= length).ToArray())
            {
                _pages.Remove(page);
            }
            if (length % PageSize > 0 && _pages.TryGetValue(length / PageSize, out byte[]? last))
            {
                last.AsSpan((int)(length % PageSize)).Clear();
            }
        }
        Length = length;
    }

    public void Dispose() => below?.Dispose();

    /// <summary>Which bytes of a page belong to a stretch, and where they are in the stretch.</summary>
    private static (int From, int Length, int At) Part(long page, long offset, int count)
    {
        long start = Math.Max(offset, page * PageSize);
        long end = Math.Min(offset + count, (page + 1) * PageSize);
        return ((int)(start - (page * PageSize)), (int)(end - start), (int)(start - offset));
    }

    private byte[] PageAt(long page)
    {
        if (!_pages.TryGetValue(page, out byte[]? bytes))
        {
            bytes = new byte[PageSize];
            ReadBelow(page * PageSize, bytes);
            _pages.Add(page, bytes);
        }
        return bytes;
    }

    private void ReadBelow(long offset, Span<byte> buffer)
    {
        int count = (int)Math.Clamp(_readable - offset, 0, buffer.Length);
        int read = count == 0 ? 0 : below!.Read(offset, buffer[..count]);
        buffer[read..].Clear();
    }
}
