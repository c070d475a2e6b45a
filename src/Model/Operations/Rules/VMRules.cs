using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.VMOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>
/// Whether an operation on a VM may begin. The order of the checks is part of the API: clients see the first hit.
/// </summary>
internal static partial class VMRules
{
    /// <summary>Why an operation must not begin now; null when it may.</summary>
    /// <param name="changes">The state.</param>
    /// <param name="self">The VM.</param>
    /// <param name="vm">Its record.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="strict">
    /// True to ask what is sensible, for <c>allowed_operations</c>: a guest without drivers is then not offered a clean
    /// shutdown, though asking for one is not refused.
    /// </param>
    public static XenError? Check(
        Changes changes, Ref<VMRecord> self, VMRecord vm, VMOperations operation, bool strict = false)
    {
        if (vm.BlockedOperations.TryGetValue(operation, out string? reason))
        {
            return new XenError(ErrorCode.OperationBlocked, self.ToString(), reason);
        }
        PowerStates states = StatesFor(operation, vm);
        if (!Has(states, vm.PowerState))
        {
            return BadPowerState(self, states, vm.PowerState);
        }
        return CheckConcurrency(self, vm, operation)
            ?? CheckKind(self, vm, operation)
            ?? CheckControlDomain(vm, operation)
            ?? CheckGuest(changes, self, vm, operation, strict)
            ?? CheckDevices(changes, self, vm, operation)
            ?? CheckGroups(self, vm, operation)
            ?? CheckUpgrade(changes, operation)
            ?? CheckModules(vm, operation);
    }

    /// <summary>What a VM would accept now, in the order of the data model.</summary>
    public static XenSet<VMOperations> Allowed(Changes changes, Ref<VMRecord> self, VMRecord vm) =>
        XenSet<VMOperations>.Of([.. Enum.GetValues<VMOperations>()
            .Where(operation => IsOffered(operation) && Check(changes, self, vm, operation, strict: true) is null)]);

    /// <summary>True for a guest with virtual hardware rather than an adapted kernel.</summary>
    public static bool IsHvm(VMRecord vm) => vm.DomainType switch
    {
        DomainType.Hvm => true,
        DomainType.Unspecified => vm.HVMBootPolicy.Length > 0,
        _ => false,
    };

    /// <summary>True while the hosts of a pool may be of different versions.</summary>
    public static bool IsUpgrading(PoolRecord pool) => pool.OtherConfig.ContainsKey("rolling_upgrade_in_progress");

    private static bool IsOffered(VMOperations operation) => operation is not (CreateTemplate or PowerStateReset or Csvm
        or GetBootRecord or SendSysrq or SendTrigger or QueryServices or Shutdown or CallPlugin or ChangingVCPUs
        or ChangingMemoryLive or ChangingMemoryLimits or ChangingShadowMemoryLive or AwaitingMemoryLive
        or AssertOperationValid or DataSourceOp or UpdateAllowedOperations or Import or Reverting);

    /// <summary>Templates and snapshots.</summary>
    private static XenError? CheckKind(Ref<VMRecord> self, VMRecord vm, VMOperations operation)
    {
        if (vm is { IsATemplate: true, IsASnapshot: false } && !IsForTemplates(vm, operation))
        {
            return new XenError(ErrorCode.VMIsTemplate, self.ToString(), NameOf(operation));
        }
        if (vm.IsASnapshot
            && operation is not (Revert or Clone or Copy or Export or Destroy or HardShutdown or MetadataExport))
        {
            return new XenError(UndeclaredErrorCode.VMIsSnapshot, self.ToString(), NameOf(operation));
        }
        return operation switch
        {
            Provision when !vm.IsATemplate => new XenError(ErrorCode.ProvisionOnlyAllowedOnTemplate),
            Revert when !vm.IsASnapshot => new XenError(UndeclaredErrorCode.RevertOnlyAllowedOnSnapshot),
            _ => null,
        };
    }

    private static bool IsForTemplates(VMRecord vm, VMOperations operation) => operation switch
    {
        ChangingDynamicRange or ChangingStaticRange or ChangingMemoryLimits or ChangingShadowMemory => true,
        ChangingVCPUs or ChangingNVRAM or Clone or Copy or Export or MetadataExport or Provision => true,
        Destroy or MigrateSend => !vm.IsDefaultTemplate,
        UpdateAllowedOperations or AssertOperationValid => true,
        _ => false,
    };

    private static XenError? CheckControlDomain(VMRecord vm, VMOperations operation)
    {
        if (!vm.IsControlDomain)
        {
            return null;
        }
        if (vm.Domid == 0 && operation is (ChangingVCPUs or Destroy))
        {
            return new XenError(ErrorCode.OperationNotAllowed, "This operation is not allowed on dom0");
        }
        return IsForControlDomains(operation)
            ? null
            : new XenError(ErrorCode.OperationNotAllowed, "Operations on domain 0 are not allowed");
    }

    private static XenError? CheckModules(VMRecord vm, VMOperations operation) =>
        operation == CreateVtpm && vm.VTPMs.Count > 0 ? new XenError(ErrorCode.VTPMMaxAmountReached, "1") : null;

    /// <summary>
    /// While its hosts differ in version, a pool does nothing that leaves a trace only some understand.
    /// </summary>
    private static XenError? CheckUpgrade(Changes changes, VMOperations operation) =>
        !IsForUpgrades(operation)
        && changes.All<PoolRecord>().Any(pool => IsUpgrading(pool.Record))
            ? new XenError(ErrorCode.NotSupportedDuringUpgrade)
            : null;

    private static bool IsForUpgrades(VMOperations operation) => operation is AssertOperationValid
        or ChangingMemoryLive or AwaitingMemoryLive or CleanReboot or CleanShutdown or Clone or Copy or Csvm
        or DataSourceOp or Destroy or Export or GetBootRecord or HardReboot or HardShutdown or Import
        or MakeIntoTemplate or MetadataExport or Pause or PoolMigrate or PowerStateReset or Provision or Resume
        or ResumeOn or SendSysrq or SendTrigger or Shutdown or Start or StartOn or Suspend or Unpause
        or UpdateAllowedOperations;

    private static bool IsForControlDomains(VMOperations operation) => operation is ChangingVCPUs
        or ChangingStaticRange or ChangingMemoryLimits or ChangingDynamicRange or MetadataExport or DataSourceOp
        or ChangingMemoryLive or AwaitingMemoryLive or QueryServices
        or UpdateAllowedOperations or AssertOperationValid or GetBootRecord;

    private static XenError? CheckGroups(Ref<VMRecord> self, VMRecord vm, VMOperations operation)
    {
        if (operation == QueryServices && !vm.IsControlDomain)
        {
            return new XenError(ErrorCode.NotSystemDomain, self.ToString());
        }
        if (operation != MakeIntoTemplate)
        {
            return null;
        }
        if (!vm.Appliance.IsNull)
        {
            return new XenError(ErrorCode.VMIsPartOfAnAppliance, self.ToString(), vm.Appliance.ToString());
        }
        if (!vm.ProtectionPolicy.IsNull)
        {
            return new XenError(
                ErrorCode.VMAssignedToProtectionPolicy, self.ToString(), vm.ProtectionPolicy.ToString());
        }
        return vm.SnapshotSchedule.IsNull ? null : new XenError(
            ErrorCode.VMAssignedToSnapshotSchedule, self.ToString(), vm.SnapshotSchedule.ToString());
    }
}
