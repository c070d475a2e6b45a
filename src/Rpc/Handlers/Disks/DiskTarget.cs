using System.Buffers.Binary;
using Xen.Model.Errors;
using Xen.Model.Formats.Tar;
using Xen.Model.Formats.Vhd;
using Xen.Model.Formats.Xva;
using Xen.Model.Ports;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>Overwrites a disk with an image, with a fixed amount of memory. Not thread-safe.</summary>
/// <param name="disks">Where the bytes go.</param>
/// <param name="disk">Which disk.</param>
/// <param name="task">Is told how far it has come, and may be cancelled.</param>
/// <param name="declared">Bytes that the client declared; null for none. Some declare what will never come.</param>
internal sealed class DiskTarget(IDiskContents disks, DiskPlace disk, HandlerTask task, long? declared)
{
    private const int PieceBytes = 256 << 10;
    private const int ChunkHeadBytes = 12;

    private readonly long _size = disks.SizeOf(disk.Address)
        ?? throw Failed($"there is no image of {disk.Reference} any more");

    private readonly byte[] _buffer = new byte[PieceBytes];
    private long _received;

    /// <summary>Every byte; an image that is shorter than the disk leaves the rest as it is.</summary>
    public async Task ReadRawAsync(Stream input)
    {
        var used = new ExtentCursor(disks.Extents(disk.Address));
        long offset = 0;
        while (true)
        {
            (int count, ClientGoneException? gone) = await FillAsync(input).ConfigureAwait(false);
            Memory<byte> piece = _buffer.AsMemory(0, count);
            // Zeros where nothing was ever written would only take room.
            if (piece.Span.ContainsAnyExcept((byte)0) || used.Touches(offset, count))
            {
                await WriteAsync(offset, piece).ConfigureAwait(false);
            }
            else
            {
                CheckRange(offset, count);
            }
            offset += count;
            Note(count);
            if (gone is not null && offset < _size)
            {
                // Who does not know the length declares an absurd one, and knows that this is how it ends.
                throw declared > _size ? Failed("the upload ended before the disk did") : gone;
            }
            if (gone is not null || count < PieceBytes)
            {
                return;
            }
        }
    }

    /// <summary>Fills the buffer as far as there is something; also says that the client left before the end.</summary>
    private async Task<(int Count, ClientGoneException? Gone)> FillAsync(Stream input)
    {
        int count = 0;
        try
        {
            int more;
            do
            {
                more = await input.ReadAsync(_buffer.AsMemory(count), task.Gone).ConfigureAwait(false);
                count += more;
            }
            while (more > 0 && count < PieceBytes);
            return (count, null);
        }
        catch (ClientGoneException gone)
        {
            return (count, gone);
        }
    }

    /// <summary>Pieces with their places: offset in eight bytes, length in four, little-endian, the piece.</summary>
    public async Task ReadChunksAsync(Stream input)
    {
        try
        {
            await ReadAllChunksAsync(input).ConfigureAwait(false);
        }
        catch (EndOfStreamException)
        {
            throw Failed("the chunks end without an end mark");
        }
    }

    private async Task ReadAllChunksAsync(Stream input)
    {
        byte[] head = new byte[ChunkHeadBytes];
        while (true)
        {
            await input.ReadExactlyAsync(head, task.Gone).ConfigureAwait(false);
            ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(head);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8));
            if (offset == 0 && length == 0)
            {
                return;
            }
            if (offset > long.MaxValue)
            {
                throw Failed("a chunk lies beyond the end of the disk");
            }
            CheckRange((long)offset, length);
            for (long done = 0; done < length;)
            {
                Memory<byte> piece = _buffer.AsMemory(0, (int)Math.Min(PieceBytes, length - done));
                await input.ReadExactlyAsync(piece, task.Gone).ConfigureAwait(false);
                await WriteAsync((long)offset + done, piece).ConfigureAwait(false);
                done += piece.Length;
                Note(piece.Length);
            }
        }
    }

    /// <summary>A VHD: what it does not hold is zero, or stays as it is when it holds only differences.</summary>
    public async Task ReadVhdAsync(Stream input)
    {
        try
        {
            var reader = await VhdReader.OpenAsync(input, task.Gone).ConfigureAwait(false);
            if (reader.Footer is { } footer && footer.DiskBytes > _size)
            {
                throw Failed($"an image of {footer.DiskBytes} bytes does not fit a disk of {_size} bytes");
            }
            if (!reader.IsDifferencing)
            {
                await EraseAsync().ConfigureAwait(false);
            }
            while (await reader.NextAsync(_buffer, task.Gone).ConfigureAwait(false) is { } piece)
            {
                await WriteAsync(piece.Offset, _buffer.AsMemory(0, piece.Length)).ConfigureAwait(false);
                Note(piece.Length);
            }
        }
        catch (VhdException damaged)
        {
            throw Failed(damaged.Message);
        }
    }

    /// <summary>An archive of blocks with digests; blocks that were left out are zero.</summary>
    public async Task ReadTarAsync(Stream input)
    {
        try
        {
            await EraseAsync().ConfigureAwait(false);
            var reader = new DiskArchiveReader(input, DiskSource.TarFolder, _size);
            while (await reader.NextAsync(task.Gone).ConfigureAwait(false) is { } block)
            {
                await WriteAsync(block.Offset, block.Data).ConfigureAwait(false);
                Note(block.Data.Length);
            }
            if (_received == 0 && _size > 0)
            {
                throw Failed("the archive holds no disk");
            }
        }
        catch (Exception damaged) when (damaged is XvaException or TarException or EndOfStreamException)
        {
            throw Failed(damaged.Message);
        }
    }

    private static HandlerException Failed(string why) =>
        new(500, new XenError(UndeclaredErrorCode.VDIIOError, why));

    private async Task EraseAsync()
    {
        byte[] zeros = new byte[PieceBytes];
        foreach (DiskExtent extent in disks.Extents(disk.Address))
        {
            for (long done = 0; done < extent.Length; done += PieceBytes)
            {
                int length = (int)Math.Min(PieceBytes, extent.Length - done);
                await WriteAsync(extent.Start + done, zeros.AsMemory(0, length)).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask WriteAsync(long offset, ReadOnlyMemory<byte> bytes)
    {
        CheckRange(offset, bytes.Length);
        try
        {
            await disks.WriteAsync(disk.Address, offset, bytes, task.Gone).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw Failed(failure.Message);
        }
    }

    private void CheckRange(long offset, long length)
    {
        if (length > _size || offset > _size - length)
        {
            throw Failed($"the image is larger than the disk of {_size} bytes");
        }
    }

    private void Note(int count)
    {
        _received += count;
        task.Report(_received, Math.Min(declared ?? _size, Math.Max(_size, 1)));
    }
}
