using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Waiting;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Appliance;

/// <summary>
/// Starts and stops the VMs of an appliance: those of one order side by side, the next order when all of them have
/// come to an end and the longest delay among them has passed. A VM that fails does not hold up the others.
/// </summary>
internal static class ApplianceOperation
{
    private const string VerbKey = "verb";
    private const string PausedKey = "paused";
    private const string OrdersKey = "orders";
    private const string DelayKey = "delay";

    /// <summary>Checks and begins.</summary>
    public static Decision Begin(
        DecisionContext context, Ref<VMApplianceRecord> self, VMApplianceOperation operation, bool isPaused)
    {
        if (!context.Changes.TryGet(self, out VMApplianceRecord? appliance))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VMApplianceRules.Check(context.Changes, self, appliance, operation) is { } error)
        {
            return error;
        }
        return GroupOperation.Draft(context, OperationKind.Appliance, self)
            .With(VerbKey, Enums.VMApplianceOperation.NameOf(operation))
            .With(PausedKey, isPaused ? "true" : "false")
            .With(OrdersKey, OrdersOf(context.Changes, appliance, operation))
            .Mark(self, operation)
            .Intend();
    }

    /// <summary>Takes the next step: a pause, the next order, or the end.</summary>
    public static void Advance(GroupOperation group)
    {
        if (!group.Changes.TryGet(group.Target<VMApplianceRecord>(), out VMApplianceRecord? appliance))
        {
            group.Fail(DecisionContext.HandleInvalid(group.Target<VMApplianceRecord>()));
            return;
        }
        string[] orders = group.Argument(OrdersKey).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (orders.Length == 0)
        {
            End(group);
        }
        else if (long.TryParse(group.Argument(DelayKey), out long delay) && delay > 0)
        {
            group.Keep(DelayKey, "");
            group.Pause(delay);
        }
        else
        {
            BeginOrder(group, appliance, long.Parse(orders[0], CultureInfo.InvariantCulture));
            group.Keep(OrdersKey, string.Join(' ', orders[1..]));
        }
    }

    private static void BeginOrder(GroupOperation group, VMApplianceRecord appliance, long order)
    {
        VMApplianceOperation operation = OperationOf(group);
        long delay = 0;
        // Oldest first, so that equals begin in the order in which they joined.
        foreach ((Ref<VMRecord> reference, VMRecord vm) in group.Changes.All(appliance.VMs).Reverse())
        {
            if (vm.Order == order && VMApplianceRules.IsFor(operation, vm.PowerState))
            {
                group.Begin(CallFor(operation, reference, group.Argument(PausedKey) == "true"), reference);
                delay = Math.Max(delay, operation == VMApplianceOperation.Start ? vm.StartDelay : vm.ShutdownDelay);
            }
        }
        group.Keep(DelayKey, delay.ToString(CultureInfo.InvariantCulture));
    }

    private static void End(GroupOperation group)
    {
        string[] failed =
        [
            .. group.Parts().Where(part => part.Task.Status != TaskStatusType.Success)
                .Select(part => part.Subject.ToString()),
        ];
        if (failed.Length == 0)
        {
            group.Succeed(TaskResult.Of(null, null));
        }
        else
        {
            group.Fail(new XenError(ErrorCode.OperationPartiallyFailed, [group.Argument(VerbKey), .. failed]));
        }
    }

    private static Call CallFor(VMApplianceOperation operation, Ref<VMRecord> vm, bool isPaused) => operation switch
    {
        VMApplianceOperation.Start => new VMStart(vm, isPaused, Force: false),
        VMApplianceOperation.CleanShutdown => new VMCleanShutdown(vm),
        VMApplianceOperation.HardShutdown => new VMHardShutdown(vm),
        _ => new VMShutdown(vm),
    };

    private static VMApplianceOperation OperationOf(GroupOperation group) =>
        Enums.VMApplianceOperation.TryParse(group.Argument(VerbKey), out VMApplianceOperation operation)
            ? operation
            : VMApplianceOperation.Shutdown;

    /// <summary>What starts last stops first.</summary>
    private static string OrdersOf(Changes changes, VMApplianceRecord appliance, VMApplianceOperation operation)
    {
        IEnumerable<long> orders = changes.All(appliance.VMs).Select(vm => vm.Record.Order).Distinct();
        return string.Join(
            ' ', operation == VMApplianceOperation.Start ? orders.Order() : orders.OrderDescending());
    }
}
