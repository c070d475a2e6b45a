using Xen.Model.Ports;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>Goes along the extents of a disk, for questions whose offsets rise. Not thread-safe.</summary>
/// <param name="extents">In order, not touching each other.</param>
internal sealed class ExtentCursor(IReadOnlyList<DiskExtent> extents)
{
    private int _at;

    /// <summary>True when some byte of a range is within an extent.</summary>
    public bool Touches(long offset, long length)
    {
        PassBy(offset);
        return _at < extents.Count && extents[_at].Start < offset + length;
    }

    /// <summary>Sets the bit of each unit from an offset on that an extent touches, and clears the others.</summary>
    /// <param name="offset">Where the first unit begins.</param>
    /// <param name="bitmap">Highest bit first.</param>
    /// <param name="unit">Bytes of a unit.</param>
    public void Mark(long offset, Span<byte> bitmap, int unit)
    {
        bitmap.Clear();
        PassBy(offset);
        long end = offset + (bitmap.Length * 8L * unit);
        for (int at = _at; at < extents.Count && extents[at].Start < end; at++)
        {
            long first = (Math.Max(extents[at].Start, offset) - offset) / unit;
            long last = (Math.Min(extents[at].Start + extents[at].Length, end) - 1 - offset) / unit;
            for (long bit = first; bit <= last; bit++)
            {
                bitmap[(int)(bit / 8)] |= (byte)(0x80 >> (int)(bit % 8));
            }
        }
    }

    private void PassBy(long offset)
    {
        while (_at < extents.Count && extents[_at].Start + extents[_at].Length <= offset)
        {
            _at++;
        }
    }
}
