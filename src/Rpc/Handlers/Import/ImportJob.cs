using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Xva;
using Xen.Model.Operations;
using Xen.Model.Operations.Imports;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>
/// One import: reads the description, makes the disks, then the objects, fills the disks. What fails removes all that
/// was made, last first, unless the client forces what can be had. Not thread-safe.
/// </summary>
internal sealed class ImportJob
{
    private readonly HandlerServices _services;
    private readonly HandlerTask _task;
    private readonly ImportWish _wish;

    public ImportJob(HandlerServices services, HandlerTask task, ImportWish wish)
    {
        _services = services;
        _task = task;
        _wish = wish;
    }

    /// <summary>Imports what a stream brings.</summary>
    /// <returns>What the task says: the VMs.</returns>
    /// <exception cref="HandlerException">It cannot be imported.</exception>
    public async Task<string> RunAsync(Stream source)
    {
        try
        {
            XvaReader reader = await XvaReader.OpenAsync(source, _services.Options.Imports, _task.Gone)
                .ConfigureAwait(false) ?? throw ImportErrors.Of(new XenError(ErrorCode.ImportErrorPrematureEof));
            await using (reader.ConfigureAwait(false))
            {
                return await RunAsync(reader).ConfigureAwait(false);
            }
        }
        catch (XvaException failure)
        {
            throw ImportErrors.Of(failure);
        }
    }

    private async Task<string> RunAsync(XvaReader reader)
    {
        IReadOnlyDictionary<ObjectRef, string> names;
        ImmutableArray<ImportedObject> objects;
        if (reader.Document is { } document)
        {
            CheckVersion(document.Version);
            objects = SnapshotReader.Read(document, out names);
        }
        else
        {
            objects = LegacyObjects.Of(reader.Appliance!, out names);
        }
        // Nothing is made for an import that is refused.
        await MakeAsync(objects, _wish.Settings with { IsDryRun = true }).ConfigureAwait(false);
        if (_wish.Settings.IsDryRun)
        {
            return ResultOf(RefSet<VMRecord>.Empty);
        }
        try
        {
            return await CarryOutAsync(reader, objects, names).ConfigureAwait(false);
        }
        catch (Exception) when (!_wish.Settings.IsForced)
        {
            await UndoAsync(_services, _task.Operation).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string> CarryOutAsync(
        XvaReader reader, ImmutableArray<ImportedObject> objects, IReadOnlyDictionary<ObjectRef, string> names)
    {
        ImmutableDictionary<ObjectRef, Ref<VDIRecord>> disks = _wish.Settings.IsMetadata
            ? ImmutableDictionary<ObjectRef, Ref<VDIRecord>>.Empty
            : await MakeDisksAsync(objects).ConfigureAwait(false);
        RefSet<VMRecord> vms = await MakeAsync(objects, _wish.Settings with { Disks = disks }).ConfigureAwait(false);
        var fill = new DiskImport(_services, _task);
        await fill.RunAsync(reader, disks, names, objects, _wish.Settings.IsForced).ConfigureAwait(false);
        foreach (Ref<VDIRecord> disk in disks.Values)
        {
            await MeasureAsync(disk).ConfigureAwait(false);
        }
        return ResultOf(vms);
    }

    private async Task MeasureAsync(Ref<VDIRecord> disk)
    {
        try
        {
            await _services.CallAsync(new VDIUpdate(disk), _wish.Caller).ConfigureAwait(false);
        }
        catch (HandlerException)
        {
            // The disk of a suspended VM is in use in name; the next scan of the repository measures it.
        }
    }

    /// <summary>Removes what an import has made so far.</summary>
    public static async Task UndoAsync(HandlerServices services, Ref<OperationRecord> operation)
    {
        var disks = (RefSet<VDIRecord>)(await services
            .DecideAsync(new UndoImport(operation), Sequencing.CallContext.Server).ConfigureAwait(false))!;
        foreach (Ref<VDIRecord> disk in (IEnumerable<Ref<VDIRecord>>)disks)
        {
            try
            {
                await services
                    .CallAsync(new DestroyObject(VDIRecord.ClassInfo, disk), Sequencing.CallContext.Server)
                    .ConfigureAwait(false);
            }
            catch (HandlerException)
            {
                // A repository that is gone keeps its disk; the others are removed all the same.
            }
        }
    }

    private async Task<RefSet<VMRecord>> MakeAsync(ImmutableArray<ImportedObject> objects, ImportSettings settings) =>
        (RefSet<VMRecord>)(await _services
            .DecideAsync(new ImportObjects(_task.Operation, objects, settings), _wish.Caller).ConfigureAwait(false))!;

    private async Task<ImmutableDictionary<ObjectRef, Ref<VDIRecord>>> MakeDisksAsync(
        ImmutableArray<ImportedObject> objects)
    {
        var disks = ImmutableDictionary.CreateBuilder<ObjectRef, Ref<VDIRecord>>();
        foreach ((ObjectRef id, VDIRecord disk) in DiskImport.Streamed(objects))
        {
            _task.Gone.ThrowIfCancellationRequested();
            string made = await _services.CallAsync(
                new CreateObject(new VDIRecord
                {
                    NameLabel = disk.NameLabel,
                    NameDescription = disk.NameDescription,
                    SR = _wish.Repository,
                    VirtualSize = disk.VirtualSize,
                    Type = disk.Type,
                    Sharable = disk.Sharable,
                    ReadOnly = disk.ReadOnly,
                    // The mark tells whose disk it is, should the server end before the objects are there.
                    OtherConfig = disk.OtherConfig.With(ImportKeys.Task, _task.Reference.ToString()),
                    XenstoreData = disk.XenstoreData,
                    Tags = disk.Tags,
                }),
                _wish.Caller with { ParentTask = _task.Reference }).ConfigureAwait(false);
            ObjectRef.TryParse(made, out ObjectRef reference);
            disks.Add(id, reference.As<VDIRecord>());
        }
        return disks.ToImmutable();
    }

    private void CheckVersion(XvaVersion version)
    {
        HostRecord? host = _services.Model.View.All<HostRecord>().Select(item => item.Record).FirstOrDefault();
        (long Major, long Minor) theirs = (version.ApiMajor, version.ApiMinor);
        if (host is not null && theirs.CompareTo((host.APIVersionMajor, host.APIVersionMinor)) > 0)
        {
            throw ImportErrors.Of(new XenError(ErrorCode.ImportIncompatibleVersion));
        }
    }

    private static string ResultOf(RefSet<VMRecord> vms) => TaskResult.WrittenBy(vms, static (writer, vms) =>
    {
        writer.BeginArray();
        foreach (Ref<VMRecord> vm in (IEnumerable<Ref<VMRecord>>)vms)
        {
            writer.Text(vm.ToString());
        }
        writer.EndArray();
    });
}
