using Xen.Model.Errors;
using Xen.Model.Formats.Vhd;
using Xen.Model.Formats.Xva;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>Writes the bytes of a disk in one of the forms, with a fixed amount of memory. Not thread-safe.</summary>
/// <param name="disks">Where the bytes are.</param>
/// <param name="disk">Which disk.</param>
/// <param name="basis">The disk from which only differences are wanted; null for everything.</param>
/// <param name="size">Bytes of the disk.</param>
/// <param name="task">Is told how far it has come, and may be cancelled.</param>
internal sealed class DiskSource(
    IDiskContents disks, DiskPlace disk, DiskPlace? basis, long size, HandlerTask task)
{
    private const int PieceBytes = 256 << 10;

    /// <summary>Name of the disk within an archive.</summary>
    public const string TarFolder = "vdi";

    private static readonly byte[] s_zeros = new byte[PieceBytes];

    /// <summary>Every byte.</summary>
    public async Task WriteRawAsync(Stream output)
    {
        byte[] buffer = new byte[PieceBytes];
        var used = new ExtentCursor(Extents());
        for (long offset = 0; offset < size; offset += PieceBytes)
        {
            int length = (int)Math.Min(PieceBytes, size - offset);
            bool isUsed = used.Touches(offset, length);
            if (isUsed)
            {
                await ReadAsync(offset, buffer.AsMemory(0, length)).ConfigureAwait(false);
            }
            await output.WriteAsync((isUsed ? buffer : s_zeros).AsMemory(0, length), task.Gone).ConfigureAwait(false);
            task.Report(offset + length, size);
        }
    }

    /// <summary>A VHD of the blocks that were written, or of the sectors that differ.</summary>
    public async Task WriteVhdAsync(Stream output, DateTimeOffset now)
    {
        IReadOnlyList<DiskExtent> extents = Extents();
        long[] blocks = [.. BlocksOf(extents)];
        var writer = new VhdWriter(output, new VhdPlan
        {
            DiskBytes = size,
            Blocks = blocks,
            Uuid = UuidOf(disk),
            Created = now,
            Parent = basis is null ? null : UuidOf(basis),
            ParentName = basis is null ? "" : basis.Record.Uuid + ".vhd",
        });
        var used = new ExtentCursor(extents);
        byte[] data = new byte[VhdWriter.BlockBytes];
        byte[] bitmap = new byte[VhdWriter.BitmapBytes];
        await writer.BeginAsync(task.Gone).ConfigureAwait(false);
        foreach (long block in blocks)
        {
            long offset = block * VhdWriter.BlockBytes;
            int length = (int)Math.Min(data.Length, size - offset);
            Array.Clear(data, length, data.Length - length);
            await ReadAsync(offset, data.AsMemory(0, length)).ConfigureAwait(false);
            used.Mark(offset, bitmap, VhdFooter.Size);
            await writer.WriteAsync(data, basis is null ? default : bitmap.AsMemory(), task.Gone).ConfigureAwait(false);
            task.Report(offset + length, size);
        }
        await writer.EndAsync(task.Gone).ConfigureAwait(false);
    }

    /// <summary>An archive of blocks with digests; blocks of zeros are left out where readers allow it.</summary>
    public async Task WriteTarAsync(Stream output)
    {
        var writer = new XvaWriter(output);
        var used = new ExtentCursor(Extents());
        writer.BeginDisk(TarFolder, size);
        while (writer.NextLength > 0)
        {
            long offset = writer.NextOffset;
            int length = writer.NextLength;
            bool isUsed = used.Touches(offset, length);
            if (!isUsed && writer.MayBeSkipped)
            {
                writer.Skip();
            }
            else
            {
                await ReadAsync(offset, writer.Block).ConfigureAwait(false);
                await writer.WriteAsync(task.Gone).ConfigureAwait(false);
            }
            task.Report(offset + length, size);
        }
        await writer.EndAsync(task.Gone).ConfigureAwait(false);
    }

    private static IEnumerable<long> BlocksOf(IReadOnlyList<DiskExtent> extents)
    {
        long last = -1;
        foreach (DiskExtent extent in extents)
        {
            long end = (extent.Start + extent.Length - 1) / VhdWriter.BlockBytes;
            for (long block = Math.Max(extent.Start / VhdWriter.BlockBytes, last + 1); block <= end; block++)
            {
                yield return last = block;
            }
        }
    }

    private static Guid UuidOf(DiskPlace place) => Guid.TryParse(place.Record.Uuid, out Guid uuid) ? uuid : default;

    private IReadOnlyList<DiskExtent> Extents()
    {
        try
        {
            return disks.Extents(disk.Address, basis?.Address);
        }
        catch (IOException failure)
        {
            throw Failed(failure);
        }
    }

    private async ValueTask ReadAsync(long offset, Memory<byte> buffer)
    {
        try
        {
            await disks.ReadAsync(disk.Address, offset, buffer, task.Gone).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ArgumentOutOfRangeException)
        {
            throw Failed(failure);
        }
    }

    private static HandlerException Failed(Exception failure) =>
        new(500, new XenError(UndeclaredErrorCode.VDIIOError, failure.Message));
}
