using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// Makes a VM of a template by creating the disks that it asks for. The template is a VM from the first moment on and
/// stays one when a disk cannot be made; a list that cannot be carried out is refused before anything has changed.
/// </summary>
internal static class ProvisionOperation
{
    private const string PostInstallKey = "postinstall";
    private const string OwnerKey = "owner";

    /// <summary>Checks, turns the template into a VM and intends its disks.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMRules.Check(changes, self, vm, VMOperations.Provision) is { } error)
        {
            return error;
        }
        if (Plan(context, vm, out XenError? refused) is not { } plans)
        {
            return refused!;
        }
        Ref<TaskRecord> task = plans.Count > 0 ? context.NeedTask() : default;
        BecomeVM(context, self);
        if (plans.Count == 0)
        {
            Finish(changes, self);
            return Decision.Done;
        }
        changes.Update(task, record => record with { Progress = 0.1 });
        OperationDraft draft = new OperationDraft(context, OperationKind.VMProvision, self)
            .Mark(self, VMOperations.Provision);
        for (int number = 0; number < plans.Count; number++)
        {
            draft.With(plans[number].Arguments(number));
        }
        foreach (Ref<SRRecord> sr in plans.Select(plan => plan.SR).Distinct())
        {
            draft.Mark(sr, StorageOperations.VdiCreate);
        }
        return draft.Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (ending.Error is not null || ending.Changes.Find(self) is null)
        {
            return;
        }
        int number = 0;
        foreach (DiskPlan plan in DiskPlan.All(ending))
        {
            DiskImages.Add(ending, plan, number);
            AddVBD(ending.Context, self, plan);
            number++;
        }
        Finish(ending.Changes, self);
    }

    /// <summary>What changes when a template becomes a VM.</summary>
    public static void BecomeVM(DecisionContext context, Ref<VMRecord> self)
    {
        VMRecord vm = context.Changes.Get(self);
        Ref<VMMetricsRecord> metrics = context.Changes.Find(vm.Metrics) is null
            ? VMObjects.NewMetrics(context)
            : vm.Metrics;
        context.Changes.Set(self, vm with { IsATemplate = false, Metrics = metrics });
        context.Changes.Update(metrics, record => record with { InstallTime = context.Now });
    }

    private static void Finish(Changes changes, Ref<VMRecord> self) => changes.Update(self, vm => vm with
    {
        OtherConfig = vm.OtherConfig.Without(ProvisionDisks.Key).Without(PostInstallKey),
    });

    private static List<DiskPlan>? Plan(DecisionContext context, VMRecord vm, out XenError? error)
    {
        error = null;
        var plans = new List<DiskPlan>();
        if (!vm.OtherConfig.TryGetValue(ProvisionDisks.Key, out string? text))
        {
            return plans;
        }
        if (!ProvisionDisks.TryParse(text, out List<ProvisionDisk> disks))
        {
            error = new XenError(ErrorCode.InternalError, "other_config:disks is no list of disks");
            return null;
        }
        foreach (ProvisionDisk disk in disks)
        {
            Ref<SRRecord> sr = FindRepository(context.Changes, disk.Repository, out error);
            error ??= VDIOperation.CheckRepository(context.Changes, sr, StorageOperations.VdiCreate)
                ?? DiskImages.CheckRoom(context.Changes, sr, disk.Size);
            if (error is not null)
            {
                return null;
            }
            plans.Add(new DiskPlan(context.NewRef<VDIRecord>(), context.NewUuid(), sr, disk.Size)
            {
                NameLabel = disk.Device,
                NameDescription = "Created by template provisioner",
                Type = Enums.VDIType.TryParse(disk.Type, out VDIType type) ? type : VDIType.System,
                Userdevice = disk.Device,
                IsBootable = disk.IsBootable,
            });
        }
        return plans;
    }

    private static Ref<SRRecord> FindRepository(Changes changes, string uuid, out XenError? error)
    {
        error = null;
        Ref<SRRecord> found = uuid.Length > 0
            ? changes.All<SRRecord>().FirstOrDefault(sr => sr.Record.Uuid == uuid).Reference
            : changes.All<PoolRecord>().Select(pool => pool.Record.DefaultSR).FirstOrDefault();
        if (changes.Find(found) is null)
        {
            error = uuid.Length > 0
                ? new XenError(ErrorCode.UUIDInvalid, "sr", uuid)
                : new XenError(ErrorCode.DefaultSRNotFound, found.ToString());
        }
        return found;
    }

    private static void AddVBD(DecisionContext context, Ref<VMRecord> self, DiskPlan plan) =>
        context.Create(new VBDRecord
        {
            Uuid = context.NewUuid(),
            VM = self,
            VDI = plan.Reference,
            Userdevice = plan.Userdevice,
            Bootable = plan.IsBootable,
            Mode = VBDMode.RW,
            Type = VBDType.Disk,
            Unpluggable = plan.Type != VDIType.System,
            OtherConfig = XenMap<string, string>.Of((OwnerKey, "")),
            Metrics = context.Create(new VBDMetricsRecord { Uuid = context.NewUuid(), LastUpdated = context.Now }),
        });
}
