using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Classes.VMOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Which operation goes with which power state.</summary>
internal static partial class VMRules
{
    private const PowerStates HaltedOrSuspended = PowerStates.Halted | PowerStates.Suspended;
    private const PowerStates HaltedOrRunning = PowerStates.Halted | PowerStates.Running;
    private const PowerStates Alive = PowerStates.Paused | PowerStates.Running;

    /// <summary>The error of a VM that is not in the power state that an operation wants.</summary>
    public static XenError BadPowerState(Ref<VMRecord> self, PowerStates expected, VMPowerState actual) => new(
        ErrorCode.VMBadPowerState,
        self.ToString(),
        string.Join(", ", Enum.GetValues<VMPowerState>().Where(state => Has(expected, state)).Select(Text)),
        Text(actual));

    private static bool Has(PowerStates states, VMPowerState state) => ((int)states & (1 << (int)state)) != 0;

    /// <summary>In errors the states are in lower case, unlike in records.</summary>
    private static string Text(VMPowerState state) => Enums.VMPowerState.NameOf(state).ToLowerInvariant();

    private static PowerStates StatesFor(VMOperations operation, VMRecord vm) => operation switch
    {
        Start or StartOn or Provision or MakeIntoTemplate => PowerStates.Halted,
        ChangingShadowMemory or ChangingNVRAM or CreateVtpm => PowerStates.Halted,
        ChangingVCPUs or ChangingStaticRange or ChangingMemoryLimits =>
            vm.IsControlDomain ? HaltedOrRunning : PowerStates.Halted,
        ChangingDynamicRange => HaltedOrRunning,
        Clone or Copy => vm.IsASnapshot ? HaltedOrSuspended : PowerStates.Halted,
        Destroy or Export or CreateTemplate => HaltedOrSuspended,
        Unpause => PowerStates.Paused,
        Pause or Suspend or PoolMigrate or CleanShutdown or CleanReboot => PowerStates.Running,
        ChangingVCPUsLive or ChangingMemoryLive or ChangingShadowMemoryLive => PowerStates.Running,
        AwaitingMemoryLive => PowerStates.Running,
        SendSysrq or SendTrigger or CallPlugin or DataSourceOp or SnapshotWithQuiesce or Sysprep => PowerStates.Running,
        HardReboot => Alive,
        HardShutdown or Shutdown or Checkpoint or GetBootRecord => Alive | PowerStates.Suspended,
        Resume or ResumeOn or Csvm => PowerStates.Suspended,
        MigrateSend => HaltedOrRunning | PowerStates.Suspended,
        Import => PowerStates.None,
        _ => PowerStates.Any,
    };
}
