namespace Xen.Model.Testing;

/// <summary>Bytes without an end, all zero until written; kept by the page. Not thread-safe.</summary>
internal sealed class SparseBytes
{
    internal const int PageSize = 4096;

    private readonly Dictionary<long, byte[]> _pages = [];

    internal void Read(long offset, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            Span<byte> part = into[..Room(offset, into.Length)];
            if (_pages.TryGetValue(offset / PageSize, out byte[]? page))
            {
                page.AsSpan((int)(offset % PageSize), part.Length).CopyTo(part);
            }
            else
            {
                part.Clear();
            }
            offset += part.Length;
            into = into[part.Length..];
        }
    }

    internal void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> part = bytes[..Room(offset, bytes.Length)];
            if (!_pages.TryGetValue(offset / PageSize, out byte[]? page))
            {
                page = new byte[PageSize];
                _pages.Add(offset / PageSize, page);
            }
            part.CopyTo(page.AsSpan((int)(offset % PageSize)));
            offset += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>Makes everything from an offset on zeros.</summary>
    internal void CutAt(long offset)
    {
        foreach (long index in _pages.Keys.Where(index => index >= offset / PageSize).ToArray())
        {
            int from = (int)Math.Max(0, offset - (index * PageSize));
            if (from == 0)
            {
                _pages.Remove(index);
            }
            else
            {
                _pages[index].AsSpan(from).Clear();
            }
        }
    }

    internal SparseBytes Copy()
    {
        var copy = new SparseBytes();
        foreach ((long index, byte[] page) in _pages)
        {
            copy._pages.Add(index, [.. page]);
        }
        return copy;
    }

    private static int Room(long offset, int wanted) => (int)Math.Min(wanted, PageSize - (offset % PageSize));
}
