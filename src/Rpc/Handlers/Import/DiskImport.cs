using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Xva;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>Fills the disks of an import with what its stream brings.</summary>
internal sealed class DiskImport(HandlerServices services, HandlerTask task)
{
    private const string Iso = "iso";

    /// <summary>The disks whose bytes follow the description: of drives, and images of memory; never discs.</summary>
    public static IEnumerable<(ObjectRef Id, VDIRecord Disk)> Streamed(ImmutableArray<ImportedObject> objects)
    {
        HashSet<ObjectRef> discs =
        [
            .. objects.Where(item => item.Record is SRRecord { ContentType: Iso }).Select(item => item.Id),
        ];
        var wanted = new HashSet<ObjectRef>();
        foreach (ImportedObject item in objects)
        {
            Ref<VDIRecord> disk = item.Record switch
            {
                VBDRecord { Type: not VBDType.CD } vbd => vbd.VDI,
                VMRecord { PowerState: VMPowerState.Suspended } vm => vm.SuspendVDI,
                _ => default,
            };
            wanted.Add(disk);
        }
        return objects
            .Where(item => wanted.Contains(item.Id) && item.Record is VDIRecord vdi && !discs.Contains(vdi.SR))
            .Select(item => (item.Id, (VDIRecord)item.Record));
    }

    /// <summary>Reads to the end mark and writes what comes.</summary>
    /// <param name="reader">The stream, behind its description.</param>
    /// <param name="disks">Which disk is which here.</param>
    /// <param name="names">How the stream calls them.</param>
    /// <param name="objects">What was exported.</param>
    /// <param name="isForgiving">True to take blocks that do not fit their digests.</param>
    public async Task RunAsync(
        XvaReader reader,
        ImmutableDictionary<ObjectRef, Ref<VDIRecord>> disks,
        IReadOnlyDictionary<ObjectRef, string> names,
        ImmutableArray<ImportedObject> objects,
        bool isForgiving)
    {
        var sizes = new Dictionary<string, long>();
        var addresses = new Dictionary<string, DiskAddress>();
        foreach (ImportedObject item in objects)
        {
            if (disks.TryGetValue(item.Id, out Ref<VDIRecord> disk))
            {
                sizes.Add(names[item.Id], ((VDIRecord)item.Record).VirtualSize);
                addresses.Add(names[item.Id], AddressOf(disk));
            }
        }
        long total = sizes.Values.Sum();
        long done = 0;
        string? current = null;
        reader.Expect(sizes, isForgiving);
        while (await reader.NextAsync(task.Gone).ConfigureAwait(false) is { } block)
        {
            if (current != block.Disk)
            {
                done += current is null ? 0 : sizes[current];
                current = block.Disk;
            }
            await WriteAsync(addresses[block.Disk], block).ConfigureAwait(false);
            task.Report(done + block.Offset + block.Data.Length, total);
        }
    }

    /// <summary>A new disk holds zeros: they are not written.</summary>
    private ValueTask WriteAsync(DiskAddress disk, XvaBlock block) => block.Data.Span.ContainsAnyExcept((byte)0)
        ? services.Options.Disks!.WriteAsync(disk, block.Offset, block.Data, task.Gone)
        : ValueTask.CompletedTask;

    private DiskAddress AddressOf(Ref<VDIRecord> disk) =>
        DiskAddress.TryFind(services.Model.View, disk, out DiskAddress? address)
            ? address.Value
            : throw ImportErrors.Of(new XenError(ErrorCode.HandleInvalid, VDIRecord.WireName, disk.ToString()));
}
