using System.Buffers.Binary;
using System.Text;

namespace Xen.Model.Formats.Vhd;

/// <summary>
/// Writes a VHD from its first byte to its last, for streams that cannot be rewound: the table of blocks comes before
/// the blocks, so that all must be known that will follow. Not thread-safe.
/// </summary>
public sealed class VhdWriter
{
    /// <summary>Bytes of a block of the disk.</summary>
    public const int BlockBytes = VhdHeader.UsualBlockBytes;

    /// <summary>Bytes of the map that says which sectors of a block are there.</summary>
    public const int BitmapBytes = BlockBytes / VhdFooter.Size / 8;

    private const int TableAt = VhdFooter.Size + VhdHeader.Size;

    private static readonly byte[] s_all = [.. Enumerable.Repeat((byte)0xFF, BitmapBytes)];

    private readonly Stream _output;
    private readonly VhdPlan _plan;
    private readonly VhdFooter _footer;
    private int _written;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="plan">What will be written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The disk is too large, or a block is beyond its end.</exception>
    public VhdWriter(Stream output, VhdPlan plan)
    {
        long size = (plan.DiskBytes + VhdFooter.Size - 1) / VhdFooter.Size * VhdFooter.Size;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, VhdFooter.DiskBytesMax);
        for (int at = 0; at < plan.Blocks.Count; at++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(plan.Blocks[at], at == 0 ? -1 : plan.Blocks[at - 1]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(plan.Blocks[at] * BlockBytes, size);
        }
        _output = output;
        _plan = plan;
        _footer = new VhdFooter
        {
            Type = plan.Parent is null ? VhdType.Dynamic : VhdType.Differencing,
            DiskBytes = size,
            Uuid = plan.Uuid,
            Created = plan.Created,
            HeaderAt = VhdFooter.Size,
        };
    }

    /// <summary>Bytes that the whole will have.</summary>
    public long TotalBytes =>
        BlocksAt + (_plan.Blocks.Count * (long)(BitmapBytes + BlockBytes)) + VhdFooter.Size;

    private int Entries => (int)((_footer.DiskBytes + BlockBytes - 1) / BlockBytes);

    private long TableBytes => RoundUp(Entries * (long)sizeof(uint));

    private long LocatorAt => TableAt + TableBytes;

    private long BlocksAt => LocatorAt + (_plan.Parent is null ? 0 : VhdFooter.Size);

    /// <summary>Writes everything that comes before the first block.</summary>
    public async ValueTask BeginAsync(CancellationToken cancel = default)
    {
        byte[] locator = Encoding.UTF8.GetBytes("file://./" + Uri.EscapeDataString(_plan.ParentName));
        bool hasParent = _plan.Parent is not null;
        if (locator.Length > VhdFooter.Size)
        {
            throw new ArgumentException("the name of the parent is too long", nameof(cancel));
        }
        var header = new VhdHeader
        {
            TableAt = TableAt,
            TableEntries = Entries,
            Parent = _plan.Parent ?? default,
            ParentName = hasParent ? _plan.ParentName : "",
            ParentLocatorAt = hasParent ? LocatorAt : null,
            ParentLocatorBytes = locator.Length,
        };
        await _output.WriteAsync(_footer.ToBytes(), cancel).ConfigureAwait(false);
        await _output.WriteAsync(header.ToBytes(), cancel).ConfigureAwait(false);
        await _output.WriteAsync(Table(), cancel).ConfigureAwait(false);
        if (hasParent)
        {
            Array.Resize(ref locator, VhdFooter.Size);
            await _output.WriteAsync(locator, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the next block of the plan.</summary>
    /// <param name="data">Its 2 MiB; what is beyond the end of the disk is zero.</param>
    /// <param name="bitmap">
    /// A bit for each sector, highest first: set when the sector is there; empty for all. Others are zero, or as in the
    /// parent.
    /// </param>
    /// <param name="cancel">Gives up.</param>
    public async ValueTask WriteAsync(
        ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> bitmap = default, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Length, BlockBytes);
        if (_written++ == _plan.Blocks.Count)
        {
            throw new InvalidOperationException("that is more than was planned");
        }
        await _output.WriteAsync(bitmap.IsEmpty ? s_all : bitmap, cancel).ConfigureAwait(false);
        await _output.WriteAsync(data, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes what comes behind the last block.</summary>
    public async ValueTask EndAsync(CancellationToken cancel = default)
    {
        if (_written != _plan.Blocks.Count)
        {
            throw new InvalidOperationException("that is less than was planned");
        }
        await _output.WriteAsync(_footer.ToBytes(), cancel).ConfigureAwait(false);
        await _output.FlushAsync(cancel).ConfigureAwait(false);
    }

    private static long RoundUp(long bytes) => (bytes + VhdFooter.Size - 1) / VhdFooter.Size * VhdFooter.Size;

    private byte[] Table()
    {
        byte[] table = new byte[TableBytes];
        table.AsSpan().Fill(0xFF);
        long at = BlocksAt;
        foreach (long block in _plan.Blocks)
        {
            BinaryPrimitives.WriteUInt32BigEndian(
                table.AsSpan((int)block * sizeof(uint)), (uint)(at / VhdFooter.Size));
            at += BitmapBytes + BlockBytes;
        }
        return table;
    }
}
