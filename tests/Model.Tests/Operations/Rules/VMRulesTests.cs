using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.State;
using static Xen.Model.Classes.VMPowerState;

namespace Xen.Model.Tests.Operations.Rules;

/// <summary>Obligations on which operation may begin when.</summary>
public sealed class VMRulesTests
{
    private static readonly Ref<VMRecord> s_self = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly Changes s_nothing = new(new RecordStore());

    [Theory]
    [InlineData(VMOperations.Start, new[] { Halted })]
    [InlineData(VMOperations.Unpause, new[] { Paused })]
    [InlineData(VMOperations.Suspend, new[] { Running })]
    [InlineData(VMOperations.CleanShutdown, new[] { Running })]
    [InlineData(VMOperations.HardReboot, new[] { Paused, Running })]
    [InlineData(VMOperations.HardShutdown, new[] { Paused, Running, Suspended })]
    [InlineData(VMOperations.Resume, new[] { Suspended })]
    [InlineData(VMOperations.Destroy, new[] { Halted, Suspended })]
    [InlineData(VMOperations.Clone, new[] { Halted })]
    [InlineData(VMOperations.ChangingDynamicRange, new[] { Halted, Running })]
    [InlineData(VMOperations.Snapshot, new[] { Halted, Paused, Running, Suspended })]
    [InlineData(VMOperations.Import, new VMPowerState[0])]
    public void An_operation_goes_with_certain_power_states(VMOperations operation, VMPowerState[] expected)
    {
        IEnumerable<VMPowerState> accepted = Enum.GetValues<VMPowerState>().Where(
            state => Check(new VMRecord { PowerState = state }, operation)?.Code != ErrorCode.VMBadPowerState);

        accepted.Should().Equal(expected);
    }

    [Fact]
    public void A_reason_to_block_comes_before_the_power_state_and_that_before_what_runs()
    {
        var vm = new VMRecord
        {
            PowerState = Running,
            CurrentOperations = XenMap<string, VMOperations>.Of(("task", VMOperations.Suspend)),
            BlockedOperations = XenMap<VMOperations, string>.Of((VMOperations.Start, "no")),
        };

        Check(vm, VMOperations.Start)!.Code.Should().Be(ErrorCode.OperationBlocked);
        Check(vm, VMOperations.Unpause)!.Code.Should().Be(ErrorCode.VMBadPowerState);
        Check(vm, VMOperations.Pause)!.Code.Should().Be(ErrorCode.OtherOperationInProgress);
    }

    [Theory]
    [InlineData(VMOperations.Clone, VMOperations.Copy, Halted, true)]
    [InlineData(VMOperations.Copy, VMOperations.Export, Halted, true)]
    [InlineData(VMOperations.Start, VMOperations.Clone, Halted, false)]
    [InlineData(VMOperations.Snapshot, VMOperations.Checkpoint, Running, true)]
    [InlineData(VMOperations.HardShutdown, VMOperations.CleanShutdown, Running, true)]
    [InlineData(VMOperations.HardShutdown, VMOperations.HardShutdown, Running, false)]
    [InlineData(VMOperations.HardReboot, VMOperations.CleanReboot, Running, true)]
    [InlineData(VMOperations.HardReboot, VMOperations.HardShutdown, Running, false)]
    [InlineData(VMOperations.CleanShutdown, VMOperations.MigrateSend, Running, true)]
    [InlineData(VMOperations.Suspend, VMOperations.MigrateSend, Running, false)]
    public void Some_operations_may_begin_while_another_runs(
        VMOperations operation, VMOperations current, VMPowerState state, bool expected)
    {
        var vm = new VMRecord
        {
            PowerState = state,
            CurrentOperations = XenMap<string, VMOperations>.Of(("OpaqueRef:task", current)),
        };

        (Check(vm, operation)?.Code != ErrorCode.OtherOperationInProgress).Should().Be(expected);
    }

    [Fact]
    public void Several_operations_that_run_are_listed_in_braces()
    {
        var vm = new VMRecord
        {
            PowerState = Halted,
            CurrentOperations = XenMap<string, VMOperations>.Of(
                ("t1", VMOperations.Clone), ("t2", VMOperations.Export)),
        };

        Check(vm, VMOperations.Start).Should().Be(new XenError(
            ErrorCode.OtherOperationInProgress, "VM", s_self.ToString(), "{clone,export}", "{t1,t2}"));
    }

    [Fact]
    public void A_guest_without_drivers_is_not_offered_a_clean_shutdown_but_may_be_asked_for_one()
    {
        var vm = new VMRecord { PowerState = Running, DomainType = DomainType.Hvm };

        VMRules.Allowed(s_nothing, s_self, vm).Should().NotContain(VMOperations.CleanShutdown)
            .And.Contain(VMOperations.HardShutdown);
        Check(vm, VMOperations.CleanShutdown).Should().BeNull();
    }

    [Fact]
    public void What_is_offered_comes_in_the_order_of_the_data_model_without_internal_operations()
    {
        XenSet<VMOperations> offered = VMRules.Allowed(s_nothing, s_self, new VMRecord { DomainType = DomainType.Pv });

        offered.Should().BeInAscendingOrder();
        offered.Should().NotContain([VMOperations.PowerStateReset, VMOperations.Import, VMOperations.ChangingVCPUs]);
        offered.Should().Contain([VMOperations.Start, VMOperations.Clone, VMOperations.Destroy]);
    }

    private static XenError? Check(VMRecord vm, VMOperations operation) =>
        VMRules.Check(s_nothing, s_self, vm, operation);
}
