namespace Xen.Model.Testing;

/// <summary>
/// What a file holds, whatever its name: the bytes that are read back, the bytes that are sure to survive a loss of
/// power, and which sectors wait to get from the ones to the others. Not thread-safe.
/// </summary>
internal sealed class SimulatedContent
{
    private const int SectorSize = 512;
    private const int SectorsOfPage = SparseBytes.PageSize / SectorSize;

    private readonly SparseBytes _bytes;
    private readonly SparseBytes _durable;
    private readonly SortedSet<long> _waiting = [];
    private long _durableLength;

    internal SimulatedContent()
        : this(new SparseBytes(), 0, new SparseBytes(), 0)
    {
    }

    private SimulatedContent(SparseBytes bytes, long length, SparseBytes durable, long durableLength)
    {
        _bytes = bytes;
        _durable = durable;
        Length = length;
        _durableLength = durableLength;
    }

    internal long Length { get; private set; }

    internal int Read(long offset, Span<byte> buffer)
    {
        int count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        _bytes.Read(offset, buffer[..count]);
        return count;
    }

    internal void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        if (offset > Length)
        {
            SetLength(offset);
        }
        _bytes.Write(offset, bytes);
        Wait(offset, offset + bytes.Length);
        Length = Math.Max(Length, offset + bytes.Length);
    }

    internal void SetLength(long length)
    {
        if (length < Length)
        {
            _bytes.CutAt(length);
        }
        else
        {
            // There the disk may still hold what was cut off before.
            Wait(Length, Math.Min(length, _durableLength));
        }
        Length = length;
    }

    internal void Flush()
    {
        foreach (long sector in _waiting)
        {
            Copy(_durable, sector * SectorSize, SectorSize);
        }
        _waiting.Clear();
        _durable.CutAt(Length);
        _durableLength = Length;
    }

    /// <summary>Makes some of what waits durable, and nothing about the length.</summary>
    internal void FlushSome(SeededRandomSource random)
    {
        foreach (long sector in _waiting.Where(_ => random.Chance(50)).ToArray())
        {
            if ((sector * SectorSize) + SectorSize <= _durableLength)
            {
                Copy(_durable, sector * SectorSize, SectorSize);
                _waiting.Remove(sector);
            }
        }
    }

    /// <summary>What a failed flush may do: some sectors wait no longer, although they never got to the disk.</summary>
    internal void GiveUpSome(SeededRandomSource random) => _waiting.RemoveWhere(_ => random.Chance(50));

    /// <summary>Changes one bit, as a failing disk does it.</summary>
    internal void Flip(long offset, int bit)
    {
        Span<byte> one = stackalloc byte[1];
        foreach (SparseBytes bytes in (ReadOnlySpan<SparseBytes>)[_bytes, _durable])
        {
            bytes.Read(offset, one);
            one[0] ^= (byte)(1 << bit);
            bytes.Write(offset, one);
        }
    }

    /// <summary>The file when only its process has ended.</summary>
    internal SimulatedContent AfterProcessEnd()
    {
        var left = new SimulatedContent(_bytes.Copy(), Length, _durable.Copy(), _durableLength);
        left._waiting.UnionWith(_waiting);
        return left;
    }

    /// <summary>One of the many files that a loss of power may leave.</summary>
    internal SimulatedContent AfterPowerLoss(SeededRandomSource random)
    {
        SparseBytes left = _durable.Copy();
        foreach (IGrouping<long, long> page in _waiting.GroupBy(sector => sector / SectorsOfPage))
        {
            Settle(left, page, random);
        }
        long length = random.NextInt(3) switch
        {
            0 => _durableLength,
            1 => Length,
            _ => Between(_durableLength, Length, random),
        };
        left.CutAt(length);
        return new SimulatedContent(left, length, left.Copy(), length);
    }

    private static long Between(long one, long other, SeededRandomSource random)
    {
        long low = Math.Min(one, other);
        return low + random.NextInt((int)Math.Min(int.MaxValue, Math.Abs(one - other) + 1));
    }

    private void Settle(SparseBytes left, IGrouping<long, long> page, SeededRandomSource random)
    {
        int fate = random.NextInt(4);
        int torn = random.NextInt(SparseBytes.PageSize);
        foreach (long sector in page)
        {
            int inPage = (int)(sector % SectorsOfPage) * SectorSize;
            int kept = fate switch
            {
                0 => 0,
                1 => SectorSize,
                2 => random.Chance(50) ? SectorSize : 0,
                _ => Math.Clamp(torn - inPage, 0, SectorSize),
            };
            Copy(left, sector * SectorSize, kept);
        }
    }

    private void Copy(SparseBytes to, long offset, int length)
    {
        Span<byte> buffer = stackalloc byte[SectorSize];
        _bytes.Read(offset, buffer[..length]);
        to.Write(offset, buffer[..length]);
    }

    private void Wait(long from, long to)
    {
        for (long sector = from / SectorSize; sector * SectorSize < to; sector++)
        {
            _waiting.Add(sector);
        }
    }
}
