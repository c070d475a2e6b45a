using Xen.Model.Classes;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>
/// One run of <see cref="DerivedFields"/>: first finds whose sets can have changed, then computes those.
/// </summary>
internal sealed class DerivedFieldsPass(Changes changes)
{
    private readonly List<ObjectRef> _order = [];
    private readonly HashSet<Guid> _stale = [];

    /// <summary>Finds and computes.</summary>
    public void Run()
    {
        foreach (Change change in changes.Items.ToArray())
        {
            if (!ReferenceEquals(change.Before, change.After))
            {
                Collect(change);
            }
        }
        foreach (ObjectRef reference in _order)
        {
            if (changes.Find(reference) is { } record)
            {
                Compute(reference, record);
            }
        }
    }

    private void Collect(Change change)
    {
        switch (change.After ?? change.Before)
        {
            case VMRecord:
                CollectVM(change);
                break;
            case VBDRecord:
                Add(change.Reference);
                AddDiskOf(change.Before as VBDRecord);
                AddDiskOf(change.After as VBDRecord);
                break;
            case VDIRecord:
                CollectVDI(change);
                break;
            case PBDRecord:
                CollectPBD(change);
                break;
            case SMRecord:
                AddAll(changes.All<SRRecord>().Select(sr => sr.Reference));
                break;
            case HostMetricsRecord:
                AddAll(changes.All<HostRecord>()
                    .Where(host => (ObjectRef)host.Record.Metrics == change.Reference)
                    .Select(host => host.Reference));
                break;
            case VMGuestMetricsRecord:
                CollectGuest(change);
                break;
            case OperationRecord operation:
                Add(operation.Task);
                Add(Evacuation.TaskOf(operation));
                break;
            case ClusterRecord:
                Add(change.Reference);
                AddAll(changes.All<PoolRecord>().Select(pool => pool.Reference));
                break;
            case PoolRecord:
                CollectPool(change);
                break;
            case VIFRecord or SRRecord or HostRecord or NetworkRecord or VMApplianceRecord
                or VUSBRecord or ClusterHostRecord:
                Add(change.Reference);
                break;
        }
    }

    /// <summary>Most writes to a VM concern what its operations do not depend on.</summary>
    private void CollectVM(Change change)
    {
        var before = change.Before as VMRecord;
        var after = change.After as VMRecord;
        if (before is not null && after is not null && IsSameForOperations(before, after))
        {
            return;
        }
        Add(change.Reference);
        Add(before?.Appliance ?? default);
        Add(after?.Appliance ?? default);
        if (after is null || (before is not null && IsSameForDevices(before, after)))
        {
            return;
        }
        foreach (Ref<VBDRecord> vbd in after.VBDs)
        {
            Add(vbd);
            AddDiskOf(changes.Find(vbd));
        }
        AddAll(after.VIFs);
        AddAll(after.VUSBs);
    }

    private static bool IsSameForDevices(VMRecord before, VMRecord after) =>
        before.PowerState == after.PowerState
        && before.CurrentOperations.Equals(after.CurrentOperations)
        && before.GuestMetrics == after.GuestMetrics
        && before.DomainType == after.DomainType
        && before.IsControlDomain == after.IsControlDomain;

    private static bool IsSameForOperations(VMRecord before, VMRecord after) =>
        IsSameForDevices(before, after)
        && before.IsATemplate == after.IsATemplate
        && before.IsASnapshot == after.IsASnapshot
        && before.IsDefaultTemplate == after.IsDefaultTemplate
        && before.BlockedOperations.Equals(after.BlockedOperations)
        && before.HVMBootPolicy == after.HVMBootPolicy
        && before.Platform.Equals(after.Platform)
        && before.Appliance == after.Appliance
        && before.ProtectionPolicy == after.ProtectionPolicy
        && before.SnapshotSchedule == after.SnapshotSchedule
        && before.AllowedOperations.Equals(after.AllowedOperations)
        && ReferenceEquals(before.VBDs, after.VBDs)
        && ReferenceEquals(before.VUSBs, after.VUSBs)
        && ReferenceEquals(before.VGPUs, after.VGPUs)
        && ReferenceEquals(before.VTPMs, after.VTPMs)
        && ReferenceEquals(before.AttachedPCIs, after.AttachedPCIs);

    private void CollectVDI(Change change)
    {
        Add(change.Reference);
        if (change.After is not VDIRecord after)
        {
            return;
        }
        AddAll(after.VBDs);
        if (change.Before is VDIRecord before
            && (before.OnBoot != after.OnBoot || before.AllowCaching != after.AllowCaching))
        {
            AddAll(changes.All(after.VBDs).Select(vbd => vbd.Record.VM));
        }
    }

    /// <summary>A repository that comes or goes changes what its disks can do.</summary>
    private void CollectPBD(Change change)
    {
        var record = (PBDRecord)(change.After ?? change.Before)!;
        Add(record.SR);
        bool isSame = change.Before is PBDRecord before && change.After is PBDRecord after
            && before.CurrentlyAttached == after.CurrentlyAttached;
        if (!isSame && changes.TryGet(record.SR, out SRRecord? sr))
        {
            AddAll(sr.VDIs);
        }
    }

    /// <summary>Few operations are possible while a pool is upgraded.</summary>
    private void CollectPool(Change change)
    {
        Add(change.Reference);
        if (change is { Before: PoolRecord before, After: PoolRecord after }
            && VMRules.IsUpgrading(before) != VMRules.IsUpgrading(after))
        {
            AddAll(changes.All<VMRecord>().Select(vm => vm.Reference));
        }
    }

    /// <summary>Guest metrics do not say whose they are, but seldom change in a way that matters here.</summary>
    private void CollectGuest(Change change)
    {
        if (change.Before is null)
        {
            // A VM that it belongs to from now on is changed by the same decision, and looked at for that.
            return;
        }
        if (change.Before is VMGuestMetricsRecord before && change.After is VMGuestMetricsRecord after
            && before.PVDriversDetected == after.PVDriversDetected && before.Other.Equals(after.Other))
        {
            return;
        }
        Ref<VMGuestMetricsRecord> metrics = change.Reference.As<VMGuestMetricsRecord>();
        foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All<VMRecord>())
        {
            if (vm.GuestMetrics == metrics)
            {
                Add(reference);
                AddAll(vm.VBDs);
                AddAll(vm.VIFs);
            }
        }
    }

    private void AddDiskOf(VBDRecord? vbd)
    {
        if (vbd is not null)
        {
            Add(vbd.VDI);
        }
    }

    private void AddAll<T>(RefSet<T> references)
        where T : XenRecord, IXenRecord => AddAll((IEnumerable<Ref<T>>)references);

    private void AddAll<T>(IEnumerable<Ref<T>> references)
        where T : XenRecord, IXenRecord
    {
        foreach (Ref<T> reference in references)
        {
            Add(reference);
        }
    }

    private void Add(ObjectRef reference)
    {
        if (!reference.IsNull && _stale.Add(reference.Id))
        {
            _order.Add(reference);
        }
    }

    private void Compute(ObjectRef reference, XenRecord record)
    {
        XenRecord computed = record switch
        {
            VMRecord vm => VMRecord.AllowedOperationsField.With(
                vm, VMRules.Allowed(changes, reference.As<VMRecord>(), vm)),
            VBDRecord vbd => VBDRecord.AllowedOperationsField.With(
                vbd, VBDRules.Allowed(changes, reference.As<VBDRecord>(), vbd)),
            VIFRecord vif => VIFRecord.AllowedOperationsField.With(
                vif, VIFRules.Allowed(changes, reference.As<VIFRecord>(), vif)),
            VDIRecord vdi => VDIRecord.AllowedOperationsField.With(
                vdi, VDIRules.Allowed(changes, reference.As<VDIRecord>(), vdi)),
            SRRecord sr => SRRecord.AllowedOperationsField.With(
                sr, SRRules.Allowed(changes, reference.As<SRRecord>(), sr)),
            HostRecord host => HostRecord.AllowedOperationsField.With(
                host, HostRules.Allowed(changes, reference.As<HostRecord>(), host)),
            PoolRecord pool => PoolRecord.AllowedOperationsField.With(
                pool, PoolRules.Allowed(changes, reference.As<PoolRecord>(), pool)),
            ClusterRecord cluster => ClusterRecord.AllowedOperationsField.With(cluster, ClusterRules.Allowed(cluster)),
            ClusterHostRecord member => ClusterHostRecord.AllowedOperationsField.With(
                member, ClusterRules.Allowed(member)),
            NetworkRecord network => NetworkRecord.AllowedOperationsField.With(network, PoolRules.Allowed(network)),
            VUSBRecord vusb => VUSBRecord.AllowedOperationsField.With(
                vusb, VUSBRules.Allowed(changes, reference.As<VUSBRecord>(), vusb)),
            VMApplianceRecord appliance => VMApplianceRecord.AllowedOperationsField.With(
                appliance, VMApplianceRules.Allowed(changes, reference.As<VMApplianceRecord>(), appliance)),
            TaskRecord task => TaskRecord.AllowedOperationsField.With(task, AllowedOf(reference, task)),
            _ => record,
        };
        if (!ReferenceEquals(record, computed))
        {
            changes.Set(reference, computed);
        }
    }

    /// <summary>A task can be cancelled while something is done for it that nobody has asked to give up yet.</summary>
    private XenSet<TaskAllowedOperations> AllowedOf(ObjectRef reference, TaskRecord task)
    {
        Ref<TaskRecord> self = reference.As<TaskRecord>();
        bool isCancellable = task.Status == TaskStatusType.Pending && changes.All<OperationRecord>().Any(
            operation => !operation.Record.CancelRequested
                && (operation.Record.Task == self || Evacuation.IsPart(operation.Record, self)));
        return isCancellable
            ? XenSet<TaskAllowedOperations>.Of(TaskAllowedOperations.Cancel)
            : XenSet<TaskAllowedOperations>.Empty;
    }
}
