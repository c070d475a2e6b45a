using Xen.Model.Formats.Xva;
using Xen.Model.Ports;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>Writes the bytes of disks behind their description.</summary>
/// <param name="contents">Where the bytes are.</param>
/// <param name="clock">Tells when nothing has been sent for long.</param>
/// <param name="report">Told the bytes of disks that are done, zeros included.</param>
internal sealed class DiskExport(IDiskContents contents, TimeProvider clock, Action<long> report)
{
    /// <summary>After so long without a byte, something is sent so that nobody takes the connection for dead.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(5);

    private long _done;

    /// <summary>Writes one disk.</summary>
    /// <exception cref="IOException">The disk is gone, or the client.</exception>
    public async Task WriteAsync(
        XvaWriter writer, string id, DiskAddress disk, long size, CancellationToken cancel)
    {
        IReadOnlyList<DiskExtent> extents = contents.Extents(disk);
        int extent = 0;
        long sent = clock.GetTimestamp();
        writer.BeginDisk(id, size);
        for (int length = writer.NextLength; length > 0; length = writer.NextLength)
        {
            long start = writer.NextOffset;
            while (extent < extents.Count && extents[extent].Start + extents[extent].Length <= start)
            {
                extent++;
            }
            bool isZero = extent == extents.Count || extents[extent].Start >= start + length;
            if (!isZero || !writer.MayBeSkipped)
            {
                if (isZero)
                {
                    writer.Block.Span.Clear();
                }
                else
                {
                    await contents.ReadAsync(disk, start, writer.Block, cancel).ConfigureAwait(false);
                    isZero = !writer.Block.Span.ContainsAnyExcept((byte)0);
                }
            }
            if (isZero && writer.MayBeSkipped)
            {
                writer.Skip();
                if (clock.GetElapsedTime(sent) >= SilenceMax)
                {
                    await writer.KeepAliveAsync(cancel).ConfigureAwait(false);
                    sent = clock.GetTimestamp();
                }
            }
            else
            {
                await writer.WriteAsync(cancel).ConfigureAwait(false);
                sent = clock.GetTimestamp();
            }
            cancel.ThrowIfCancellationRequested();
            report(_done += length);
        }
    }
}
