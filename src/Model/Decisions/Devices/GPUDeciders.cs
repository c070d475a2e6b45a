using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Devices;

/// <summary>Graphics processors and their groups: which virtual GPUs they may carry.</summary>
internal static class GPUDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<PGPUAddEnabledVGPUTypes>((call, context) => SetTypes(
            context, call.Self, gpu => gpu.EnabledVGPUTypes.Contains(call.Value)
                ? gpu.EnabledVGPUTypes
                : RefSet<VGPUTypeRecord>.Of([call.Value, .. gpu.EnabledVGPUTypes])))
        .Add<PGPURemoveEnabledVGPUTypes>((call, context) => SetTypes(
            context,
            call.Self,
            gpu => RefSet<VGPUTypeRecord>.Of(
                ((IEnumerable<Ref<VGPUTypeRecord>>)gpu.EnabledVGPUTypes).Where(type => type != call.Value))))
        .Add<PGPUSetEnabledVGPUTypes>((call, context) => SetTypes(context, call.Self, _ => call.Value))
        .Add<PGPUSetGPUGroup>(SetGroup)
        .Add<PGPUGetRemainingCapacity>((call, context) => context.Changes.TryGet(call.Self, out PGPURecord? gpu)
            ? context.Changes.Find(call.VgpuType) is null
                ? DecisionContext.HandleInvalid(call.VgpuType)
                : Decision.With(GPURules.Remaining(context.Changes, gpu, call.VgpuType))
            : DecisionContext.HandleInvalid(call.Self))
        .Add<GPUGroupCreate>((call, context) => Decision.With(context.Create(new GPUGroupRecord
        {
            Uuid = context.NewUuid(),
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            OtherConfig = call.OtherConfig,
            AllocationAlgorithm = AllocationAlgorithm.DepthFirst,
        })))
        .Add<GPUGroupDestroy>(DestroyGroup)
        .Add<GPUGroupUpdateEnabledVGPUTypes>((call, context) => Update(context, call.Self))
        .Add<GPUGroupUpdateSupportedVGPUTypes>((call, context) => Update(context, call.Self))
        .Add<GPUGroupGetRemainingCapacity>(RemainingOfGroup);

    private static Decision SetTypes(
        DecisionContext context, Ref<PGPURecord> self, Func<PGPURecord, RefSet<VGPUTypeRecord>> wanted)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PGPURecord? gpu))
        {
            return DecisionContext.HandleInvalid(self);
        }
        RefSet<VGPUTypeRecord> types = wanted(gpu);
        foreach (Ref<VGPUTypeRecord> type in types)
        {
            if (changes.Find(type) is null)
            {
                return DecisionContext.HandleInvalid(type);
            }
            if (!gpu.SupportedVGPUTypes.Contains(type))
            {
                return new XenError(
                    ErrorCode.VGPUTypeNotSupported, type.ToString(), ReferenceList.Of(gpu.SupportedVGPUTypes));
            }
        }
        if (GPURules.Users(changes, gpu).Any(user => !types.Contains(user.VGPU.Type)))
        {
            return new XenError(ErrorCode.PGPUInUseByVM, GPURules.UsersOf(changes, gpu));
        }
        changes.Set(self, gpu with { EnabledVGPUTypes = types });
        Refresh(changes, gpu.GPUGroup);
        return Decision.Done;
    }

    private static Decision SetGroup(PGPUSetGPUGroup call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PGPURecord? gpu))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (!changes.TryGet(call.Value, out GPUGroupRecord? group))
        {
            return DecisionContext.HandleInvalid(call.Value);
        }
        if (gpu.ResidentVGPUs.Count > 0)
        {
            return new XenError(ErrorCode.PGPUInUseByVM, GPURules.UsersOf(changes, gpu));
        }
        string type = TypeOf(changes, gpu);
        string[] others = [.. changes.All(group.PGPUs).Select(other => TypeOf(changes, other.Record)).Distinct()];
        if (others.Length > 0 && !others.Contains(type))
        {
            return new XenError(ErrorCode.PGPUNotCompatibleWithGPUGroup, type, $"[{string.Join(", ", others)}]");
        }
        changes.Set(call.Self, gpu with { GPUGroup = call.Value });
        Refresh(changes, gpu.GPUGroup);
        Refresh(changes, call.Value);
        return Decision.Done;
    }

    private static Decision DestroyGroup(GPUGroupDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out GPUGroupRecord? group))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (group.PGPUs.Count > 0)
        {
            return new XenError(ErrorCode.GPUGroupContainsPGPU, ReferenceList.Of(group.PGPUs));
        }
        if (group.VGPUs.Count > 0)
        {
            return new XenError(ErrorCode.GPUGroupContainsVGPU, ReferenceList.Of(group.VGPUs));
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }

    private static Decision Update(DecisionContext context, Ref<GPUGroupRecord> self) =>
        Edits.Change(context, self, group => Refreshed(context.Changes, group));

    private static Decision RemainingOfGroup(GPUGroupGetRemainingCapacity call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out GPUGroupRecord? group))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (context.Changes.Find(call.VgpuType) is null)
        {
            return DecisionContext.HandleInvalid(call.VgpuType);
        }
        return Decision.With(context.Changes.All(group.PGPUs)
            .Sum(gpu => GPURules.Remaining(context.Changes, gpu.Record, call.VgpuType)));
    }

    /// <summary>A group offers what any of its processors does.</summary>
    private static void Refresh(Changes changes, Ref<GPUGroupRecord> self)
    {
        if (changes.TryGet(self, out GPUGroupRecord? group))
        {
            changes.Set(self, Refreshed(changes, group));
        }
    }

    private static GPUGroupRecord Refreshed(Changes changes, GPUGroupRecord group) => group with
    {
        GPUTypes = XenSet<string>.Of(
            [.. changes.All(group.PGPUs).Select(gpu => TypeOf(changes, gpu.Record)).Distinct()]),
        EnabledVGPUTypes = Union(changes, group, static gpu => gpu.EnabledVGPUTypes),
        SupportedVGPUTypes = Union(changes, group, static gpu => gpu.SupportedVGPUTypes),
    };

    private static RefSet<VGPUTypeRecord> Union(
        Changes changes, GPUGroupRecord group, Func<PGPURecord, RefSet<VGPUTypeRecord>> types) =>
        RefSet<VGPUTypeRecord>.Of(changes.All(group.PGPUs)
            .SelectMany(gpu => (IEnumerable<Ref<VGPUTypeRecord>>)types(gpu.Record))
            .Distinct());

    /// <summary>Vendor and device, which say what kind of processor it is.</summary>
    private static string TypeOf(Changes changes, PGPURecord gpu) =>
        changes.TryGet(gpu.PCI, out PCIRecord? device) ? $"{device.VendorId}/{device.DeviceId}" : "";
}
