using System.Buffers.Binary;

namespace Xen.Model.Formats.Vhd;

/// <summary>
/// Reads a VHD from its first byte to its last, for streams that cannot be rewound. Takes no more memory than the table
/// of blocks, whatever the file says. Not thread-safe.
/// </summary>
public sealed class VhdReader
{
    /// <summary>Sectors that may lie between the last block and the footer.</summary>
    public const int GapSectorsMax = 8_192;

    private const uint Hole = uint.MaxValue;

    private readonly Stream _input;
    private readonly byte[] _tail = new byte[VhdFooter.Size];
    private (long At, long Block)[] _blocks = [];
    private int _next;
    private long _at;
    private byte[] _bitmap = [];
    private int _sector;
    private bool _isFixed;
    private long _fixedAt;
    private bool _hasEnded;

    private VhdReader(Stream input) => _input = input;

    /// <summary>The footer; of a fixed disk it is known only at the end.</summary>
    public VhdFooter? Footer { get; private set; }

    /// <summary>The header; null for a fixed disk.</summary>
    public VhdHeader? Header { get; private set; }

    /// <summary>True for a disk that holds only differences from another.</summary>
    public bool IsDifferencing => Footer is { Type: VhdType.Differencing };

    /// <summary>Begins to read.</summary>
    /// <param name="input">Where from; left open, and not read beyond the end of the VHD.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="VhdException">It is no VHD, or a damaged one.</exception>
    public static async ValueTask<VhdReader> OpenAsync(Stream input, CancellationToken cancel = default)
    {
        var reader = new VhdReader(input);
        await reader.ReadAsync(reader._tail, cancel).ConfigureAwait(false);
        if (!VhdFooter.IsOne(reader._tail))
        {
            // Without a footer in front it can only be a fixed disk, whose footer is at the end.
            reader._isFixed = true;
            return reader;
        }
        reader.Footer = VhdFooter.Read(reader._tail);
        await reader.ReadTableAsync(cancel).ConfigureAwait(false);
        return reader;
    }

    /// <summary>
    /// The next bytes that the VHD holds, in no particular order; null at the end. What no piece covers is zero, or as
    /// in the parent.
    /// </summary>
    /// <param name="buffer">Where to; one sector or more.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="VhdException">The VHD is damaged or ends too early.</exception>
    public async ValueTask<VhdPiece?> NextAsync(Memory<byte> buffer, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Length, VhdFooter.Size);
        if (_isFixed)
        {
            return await NextOfFixedAsync(buffer, cancel).ConfigureAwait(false);
        }
        while (!_hasEnded)
        {
            if (_bitmap.Length > 0 && await NextOfBlockAsync(buffer, cancel).ConfigureAwait(false) is { } piece)
            {
                return piece;
            }
            if (_next == _blocks.Length)
            {
                await EndAsync(cancel).ConfigureAwait(false);
                return null;
            }
            await SkipAsync(_blocks[_next].At - _at, cancel).ConfigureAwait(false);
            _bitmap = new byte[(Header!.BlockBytes / VhdFooter.Size + 7) / 8];
            byte[] padded = new byte[RoundUp(_bitmap.Length)];
            await ReadAsync(padded, cancel).ConfigureAwait(false);
            padded.AsSpan(0, _bitmap.Length).CopyTo(_bitmap);
            _sector = 0;
        }
        return null;
    }

    private async ValueTask ReadTableAsync(CancellationToken cancel)
    {
        if (Footer!.HeaderAt is not { } headerAt)
        {
            throw new VhdException("a fixed VHD has no footer in front");
        }
        byte[] header = new byte[VhdHeader.Size];
        await SkipAsync(headerAt - _at, cancel).ConfigureAwait(false);
        await ReadAsync(header, cancel).ConfigureAwait(false);
        Header = VhdHeader.Read(header);
        long needed = (Footer.DiskBytes + Header.BlockBytes - 1) / Header.BlockBytes;
        if (Header.TableEntries < needed)
        {
            throw new VhdException("the table of blocks is too short for the disk");
        }
        await SkipAsync(Header.TableAt - _at, cancel).ConfigureAwait(false);
        byte[] table = new byte[needed * sizeof(uint)];
        await ReadAsync(table, cancel).ConfigureAwait(false);
        _blocks = [.. Places(table).OrderBy(block => block.At)];
        long size = Header.BlockBytes + RoundUp((Header.BlockBytes / VhdFooter.Size + 7) / 8);
        long free = _at;
        foreach ((long at, _) in _blocks)
        {
            if (at < free)
            {
                throw new VhdException("blocks lie over each other");
            }
            free = at + size;
        }
    }

    private static IEnumerable<(long At, long Block)> Places(byte[] table)
    {
        for (int block = 0; block < table.Length / sizeof(uint); block++)
        {
            uint sector = BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(block * sizeof(uint)));
            if (sector != Hole)
            {
                yield return (sector * (long)VhdFooter.Size, block);
            }
        }
    }

    /// <summary>The next run of sectors that are there; null at the end of the block.</summary>
    private async ValueTask<VhdPiece?> NextOfBlockAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        int sectors = Header!.BlockBytes / VhdFooter.Size;
        while (_sector < sectors)
        {
            int first = _sector;
            bool isThere = IsThere(first);
            int end = first + 1;
            while (end < sectors && IsThere(end) == isThere
                && (!isThere || (end - first + 1) * VhdFooter.Size <= buffer.Length))
            {
                end++;
            }
            _sector = end;
            int length = (end - first) * VhdFooter.Size;
            if (!isThere)
            {
                await SkipAsync(length, cancel).ConfigureAwait(false);
                continue;
            }
            await ReadAsync(buffer[..length], cancel).ConfigureAwait(false);
            long offset = (_blocks[_next].Block * Header.BlockBytes) + (first * (long)VhdFooter.Size);
            // The last block may go beyond the end of the disk.
            if (Math.Min(Footer!.DiskBytes - offset, length) is > 0 and long within)
            {
                return new VhdPiece(offset, (int)within);
            }
        }
        _next++;
        _bitmap = [];
        return null;
    }

    private bool IsThere(int sector) => (_bitmap[sector / 8] & (0x80 >> (sector % 8))) != 0;

    private async ValueTask EndAsync(CancellationToken cancel)
    {
        byte[] footer = new byte[VhdFooter.Size];
        int gap = -1;
        do
        {
            // Some writers leave room between the last block and the footer.
            if (++gap > GapSectorsMax)
            {
                throw new VhdException("the footer is missing");
            }
            await ReadAsync(footer, cancel).ConfigureAwait(false);
        }
        while (!VhdFooter.IsOne(footer));
        if (VhdFooter.Read(footer).DiskBytes != Footer!.DiskBytes)
        {
            throw new VhdException("the two footers contradict each other");
        }
        _hasEnded = true;
    }

    /// <summary>The last sector is the footer, but which is the last is known only behind it.</summary>
    private async ValueTask<VhdPiece?> NextOfFixedAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        if (_hasEnded)
        {
            return null;
        }
        byte[] whole = new byte[VhdFooter.Size + buffer.Length];
        _tail.CopyTo(whole, 0);
        int read = await _input.ReadAtLeastAsync(
            whole.AsMemory(VhdFooter.Size), buffer.Length, throwOnEndOfStream: false, cancel).ConfigureAwait(false);
        whole.AsSpan(read, VhdFooter.Size).CopyTo(_tail);
        whole.AsSpan(0, read).CopyTo(buffer.Span);
        var piece = new VhdPiece(_fixedAt, read);
        _fixedAt += read;
        if (read < buffer.Length)
        {
            EndFixed();
        }
        return read == 0 ? null : piece;
    }

    private void EndFixed()
    {
        Footer = VhdFooter.Read(_tail);
        if (Footer.Type != VhdType.Fixed || Footer.DiskBytes > _fixedAt)
        {
            throw new VhdException("the end of a fixed VHD is missing");
        }
        _hasEnded = true;
    }

    private async ValueTask ReadAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        int read = await _input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)
            .ConfigureAwait(false);
        if (read < buffer.Length)
        {
            throw new VhdException("the VHD ends too early");
        }
        _at += read;
    }

    private async ValueTask SkipAsync(long bytes, CancellationToken cancel)
    {
        if (bytes < 0)
        {
            throw new VhdException("the parts of the VHD are in no order that a stream could have");
        }
        byte[] buffer = new byte[Math.Min(bytes, 64 << 10)];
        while (bytes > 0)
        {
            int length = (int)Math.Min(bytes, buffer.Length);
            await ReadAsync(buffer.AsMemory(0, length), cancel).ConfigureAwait(false);
            bytes -= length;
        }
    }

    private static int RoundUp(int bytes) => (bytes + VhdFooter.Size - 1) / VhdFooter.Size * VhdFooter.Size;
}
