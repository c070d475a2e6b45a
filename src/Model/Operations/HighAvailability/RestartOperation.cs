using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>
/// Starts protected VMs that do not run, one with each call: those with a lower order first, and the next order only
/// when all before it run and their start delays are over. VMs that are protected as far as possible come last.
/// </summary>
internal static class RestartOperation
{
    private const long AlertPriority = 2;

    /// <summary>
    /// Begins the next start. Without one, the result is the VM that there is no room for, or null when nothing is to
    /// be done now.
    /// </summary>
    public static Decision Begin(DecisionContext context, RestartNextVM call)
    {
        Changes changes = context.Changes;
        if (!Pools.TryFind(changes, out _, out PoolRecord? pool) || !pool.HaEnabled
            || pool.HaRestartsHeldUntil > context.Now)
        {
            return Decision.With(default(Ref<VMRecord>));
        }
        (Ref<VMRecord> reference, VMRecord? vm) = Next(context, call.LeftAlone, FailoverPlanner.Protected);
        if (vm is null && !IsBusy(changes, FailoverPlanner.Protected))
        {
            (reference, vm) = Next(context, call.LeftAlone, FailoverPlanner.BestEffort);
        }
        if (vm is null)
        {
            return Decision.With(default(Ref<VMRecord>));
        }
        Decision decision = StartOperation.Begin(context, reference, HostFor(changes, reference, vm), isPaused: false);
        return decision.Error is null ? decision : Decision.With(reference);
    }

    /// <summary>Tells administrators that a protected VM stays down.</summary>
    public static Decision Report(DecisionContext context, Ref<VMRecord> self)
    {
        if (context.Changes.TryGet(self, out VMRecord? vm) && vm.PowerState == VMPowerState.Halted
            && vm.HaRestartPriority == FailoverPlanner.Protected)
        {
            Messages.Post(
                context, "HA_PROTECTED_VM_RESTART_FAILED", AlertPriority, MessageClass.VM, vm.Uuid,
                $"VM '{vm.NameLabel}' could not be restarted");
        }
        return Decision.Done;
    }

    private static (Ref<VMRecord> Reference, VMRecord? Record) Next(
        DecisionContext context, RefSet<VMRecord> leftAlone, string priority)
    {
        Changes changes = context.Changes;
        (Ref<VMRecord> reference, VMRecord? vm) = changes.All<VMRecord>()
            .Where(each => IsDown(each.Record, priority) && each.Record.CurrentOperations.Count == 0
                && !leftAlone.Contains(each.Reference))
            .OrderBy(each => OrderOf(each.Record))
            .FirstOrDefault();
        bool mustWait = vm is not null && changes.All<VMRecord>().Any(each =>
            each.Record.HaRestartPriority == priority && each.Record.HaAlwaysRun
            && OrderOf(each.Record) < OrderOf(vm) && IsComingUp(context, each.Record));
        return mustWait ? default : (reference, vm);
    }

    private static bool IsBusy(Changes changes, string priority) => changes.All<VMRecord>().Any(vm =>
        vm.Record.HaRestartPriority == priority && vm.Record.HaAlwaysRun && IsStarting(vm.Record));

    private static bool IsDown(VMRecord vm, string priority) => vm is { HaAlwaysRun: true, IsATemplate: false }
        && vm.PowerState == VMPowerState.Halted && vm.HaRestartPriority == priority;

    /// <summary>A VM that starts, or runs for less time than those after it have to wait.</summary>
    private static bool IsComingUp(DecisionContext context, VMRecord vm) => IsStarting(vm)
        || (vm.PowerState == VMPowerState.Running && vm.StartDelay > 0
            && context.Changes.Find(vm.Metrics) is { } metrics
            && metrics.StartTime.AddSeconds(vm.StartDelay) > context.Now);

    private static bool IsStarting(VMRecord vm) => vm.CurrentOperations
        .Any(operation => operation.Value is VMOperations.Start or VMOperations.StartOn);

    /// <summary>VMs without an order of their own come after all others.</summary>
    private static long OrderOf(VMRecord vm) => vm.Order < 0 ? long.MaxValue : vm.Order;

    /// <summary>With room for all, everybody goes where the plan says; else to wherever there is room.</summary>
    private static Ref<HostRecord>? HostFor(Changes changes, Ref<VMRecord> self, VMRecord vm)
    {
        if (vm.HaRestartPriority != FailoverPlanner.Protected)
        {
            return null;
        }
        FailoverPlan plan = FailoverPlanner.Plan(changes);
        return plan.Unplaced.Count == 0 && plan.Starts.TryGetValue(self, out Ref<HostRecord> host)
            && Placement.Check(changes, self, vm, host) is null
            ? host
            : null;
    }
}
