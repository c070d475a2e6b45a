using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.State;
using static Xen.Model.Classes.VMOperations;

namespace Xen.Model.Tests.Operations.Rules;

/// <summary>The table of power states and the matrix of what may go on side by side, in full.</summary>
public sealed class VMStateTableTests
{
    private const string All = "halted paused running suspended";

    private static readonly Ref<VMRecord> s_self = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly Changes s_nothing = new(new RecordStore());

    /// <summary>In which states each operation is possible; what the API says, written down once more.</summary>
    private static readonly Dictionary<VMOperations, string> s_states = new()
    {
        [Start] = "halted", [StartOn] = "halted", [Provision] = "halted", [MakeIntoTemplate] = "halted",
        [ChangingShadowMemory] = "halted", [ChangingNVRAM] = "halted", [CreateVtpm] = "halted",
        [ChangingVCPUs] = "halted", [ChangingStaticRange] = "halted", [ChangingMemoryLimits] = "halted",
        [ChangingDynamicRange] = "halted running",
        [Clone] = "halted", [Copy] = "halted",
        [Destroy] = "halted suspended", [Export] = "halted suspended", [CreateTemplate] = "halted suspended",
        [Unpause] = "paused",
        [Pause] = "running", [Suspend] = "running", [PoolMigrate] = "running",
        [CleanShutdown] = "running", [CleanReboot] = "running",
        [ChangingVCPUsLive] = "running", [ChangingMemoryLive] = "running", [ChangingShadowMemoryLive] = "running",
        [AwaitingMemoryLive] = "running",
        [SendSysrq] = "running", [SendTrigger] = "running", [CallPlugin] = "running", [DataSourceOp] = "running",
        [SnapshotWithQuiesce] = "running", [Sysprep] = "running",
        [HardReboot] = "paused running",
        [HardShutdown] = "paused running suspended", [Shutdown] = "paused running suspended",
        [Checkpoint] = "paused running suspended", [GetBootRecord] = "paused running suspended",
        [Resume] = "suspended", [ResumeOn] = "suspended", [Csvm] = "suspended",
        [MigrateSend] = "halted running suspended",
        [Snapshot] = All, [Revert] = All, [Reverting] = All, [MetadataExport] = All, [PowerStateReset] = All,
        [AssertOperationValid] = All, [UpdateAllowedOperations] = All, [QueryServices] = All,
        [Import] = "",
    };

    public static TheoryData<VMOperations> Operations => [.. Enum.GetValues<VMOperations>()];

    [Theory]
    [Trait("Obligation", "VM-10")]
    [MemberData(nameof(Operations))]
    public void Each_operation_is_possible_in_its_power_states_and_the_error_names_them(VMOperations operation)
    {
        s_states.Should().ContainKey(operation, "the table is complete");
        string[] expected = s_states[operation].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (VMPowerState state in Enum.GetValues<VMPowerState>())
        {
            string name = state.ToString().ToLowerInvariant();
            XenError? error = Check(new VMRecord { PowerState = state }, operation);
            if (expected.Contains(name))
            {
                (error?.Code).Should().NotBe(ErrorCode.VMBadPowerState, $"{operation} when {name}");
            }
            else
            {
                error.Should().Be(new XenError(
                    ErrorCode.VMBadPowerState, s_self.ToString(), string.Join(", ", expected), name));
            }
        }
    }

    [Theory]
    [Trait("Obligation", "VM-11")]
    [MemberData(nameof(Operations))]
    public void Beside_each_operation_goes_what_the_matrix_says_and_nothing_else(VMOperations operation)
    {
        foreach (VMOperations current in Enum.GetValues<VMOperations>())
        {
            if (operation == Import)
            {
                continue;
            }
            var vm = new VMRecord
            {
                PowerState = Enum.Parse<VMPowerState>(s_states[operation].Split(' ')[0], ignoreCase: true),
                CurrentOperations = XenMap<string, VMOperations>.Of(("OpaqueRef:task", current)),
            };

            bool isBusy = Check(vm, operation)?.Code == ErrorCode.OtherOperationInProgress;

            isBusy.Should().Be(!MayGoBeside(operation, current), $"{operation} beside {current}");
        }
    }

    [Fact]
    [Trait("Obligation", "VM-12")]
    public void A_snapshot_can_be_cloned_while_it_is_suspended_and_a_control_domain_changes_while_it_runs()
    {
        Check(new VMRecord { PowerState = VMPowerState.Suspended, IsASnapshot = true, IsATemplate = true }, Clone)
            .Should().BeNull();
        Check(new VMRecord { PowerState = VMPowerState.Running, IsControlDomain = true }, ChangingStaticRange)
            .Should().BeNull();
        Check(new VMRecord { PowerState = VMPowerState.Running, IsControlDomain = true, Domid = 0 }, ChangingVCPUs)!
            .Code.Should().Be(ErrorCode.OperationNotAllowed);
    }

    [Fact]
    [Trait("Obligation", "VM-13")]
    public void Of_several_reasons_the_first_in_the_order_of_the_api_is_given()
    {
        var vm = new VMRecord
        {
            PowerState = VMPowerState.Halted,
            IsATemplate = true,
            IsDefaultTemplate = true,
            CurrentOperations = XenMap<string, VMOperations>.Of(("OpaqueRef:task", Provision)),
            BlockedOperations = XenMap<VMOperations, string>.Of((Start, "no")),
        };

        CodeOf(vm, Start).Should().Be(ErrorCode.OperationBlocked);
        vm = vm with { BlockedOperations = XenMap<VMOperations, string>.Empty };
        CodeOf(vm with { PowerState = VMPowerState.Running }, Start).Should().Be(ErrorCode.VMBadPowerState);
        CodeOf(vm, Start).Should().Be(ErrorCode.OtherOperationInProgress);
        vm = vm with { CurrentOperations = XenMap<string, VMOperations>.Empty };
        CodeOf(vm, Start).Should().Be(ErrorCode.VMIsTemplate);
        CodeOf(vm, Destroy).Should().Be(ErrorCode.VMIsTemplate);
        CodeOf(vm with { IsDefaultTemplate = false }, Destroy).Should().BeNull();
        CodeOf(vm with { IsASnapshot = true }, Start).Should().Be(UndeclaredErrorCode.VMIsSnapshot);
        CodeOf(vm with { IsATemplate = false }, Provision).Should().Be(ErrorCode.ProvisionOnlyAllowedOnTemplate);
        CodeOf(vm with { IsATemplate = false }, Revert).Should().Be(UndeclaredErrorCode.RevertOnlyAllowedOnSnapshot);
    }

    private static bool MayGoBeside(VMOperations operation, VMOperations current)
    {
        VMOperations[] copies = [Clone, Copy, Export];
        return (copies.Contains(operation) && copies.Contains(current))
            || (operation == Snapshot && current is (Snapshot or Checkpoint or SnapshotWithQuiesce))
            || (operation == GetBootRecord && current == GetBootRecord)
            || (operation == HardShutdown && current != HardShutdown)
            || (operation == HardReboot && current != HardShutdown && current != HardReboot)
            || (current == MigrateSend && operation is (MetadataExport or CleanShutdown or CleanReboot));
    }

    private static string? CodeOf(VMRecord vm, VMOperations operation) => Check(vm, operation)?.Code;

    private static XenError? Check(VMRecord vm, VMOperations operation) =>
        VMRules.Check(s_nothing, s_self, vm, operation);
}
