using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>VMs come and go.</summary>
internal static class VMLifecycles
{
    public static void Register(Lifecycles lifecycles, OperationEnds ends)
    {
        lifecycles
            .Creates<VMRecord>(Create)
            .Destroys<VMRecord>((self, vm, context) => DestroyOperation.Begin(context, self, vm));
        ends.Add(OperationKind.VMDestroy, DestroyOperation.End);
    }

    /// <summary>
    /// Some members are ignored, as clients send whole records back; memory is checked when the VM starts.
    /// </summary>
    private static Decision Create(VMRecord wanted, DecisionContext context)
    {
        if (CheckPowerState(wanted) is { } error)
        {
            return error;
        }
        DomainType type = wanted.DomainType != DomainType.Unspecified
            ? wanted.DomainType
            : wanted.HVMBootPolicy.Length > 0 ? DomainType.Hvm : DomainType.Pv;
        ObjectRef created = context.Create(wanted with
        {
            Uuid = context.NewUuid(),
            DomainType = type,
            Domid = -1,
            ResidentOn = default,
            Metrics = VMObjects.NewMetrics(context),
            MemoryOverhead = HostMemory.OverheadOf(wanted),
            BlockedOperations = XenMap<VMOperations, string>.Empty,
            ProtectionPolicy = default,
            IsSnapshotFromVmpp = false,
            SnapshotSchedule = default,
            IsVmssSnapshot = false,
            HaAlwaysRun = false,
            OtherConfig = wanted.OtherConfig.ContainsKey(MacAddress.SeedKey)
                ? wanted.OtherConfig
                : wanted.OtherConfig.With(MacAddress.SeedKey, context.NewUuid()),
        });
        return Decision.With(created);
    }

    /// <summary>A VM can be born suspended, from a backup; then all that resuming needs must be there.</summary>
    private static XenError? CheckPowerState(VMRecord wanted)
    {
        bool canResume = !wanted.SuspendVDI.IsNull && wanted.LastBootedRecord.Length > 0
            && wanted.LastBootCPUFlags.Count > 0;
        return wanted.PowerState switch
        {
            VMPowerState.Halted => null,
            VMPowerState.Suspended when canResume => null,
            _ => VMRules.BadPowerState(default, PowerStates.Halted | PowerStates.Suspended, wanted.PowerState),
        };
    }
}
