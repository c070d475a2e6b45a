using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.HighAvailability;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>High availability: on and off, and what could be survived.</summary>
internal static class PoolAvailabilityDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PoolEnableHa>((call, context) =>
                HaOperation.BeginEnable(context, call.HeartbeatSrs, call.Configuration))
            .Add<PoolDisableHa>((_, context) => HaOperation.BeginDisable(context))
            .Add<PoolHaPreventRestartsFor>(PreventRestarts)
            .Add<PoolHaFailoverPlanExists>((call, context) =>
                Decision.With(call.N >= 0 && FailoverPlanner.Plan(context.Changes).Covers(call.N)))
            .Add<PoolHaComputeMaxHostFailuresToTolerate>((_, context) => ComputeMax(context))
            .Add<PoolHaComputeHypotheticalMaxHostFailuresToTolerate>(ComputeHypotheticalMax)
            .Add<PoolHaComputeVmFailoverPlan>(ComputeFailover)
            .Add<PoolSetHaHostFailuresToTolerate>(SetTolerated)
            .Add<PoolHaSchedulePlanRecomputation>((_, context) => Recompute(context))
            .Add<RestartNextVM>((call, context) => RestartOperation.Begin(context, call))
            .Add<ReportRestartFailure>((call, context) => RestartOperation.Report(context, call.VM));
        ends
            .Add(OperationKind.PoolEnableHa, HaOperation.EndEnable)
            .Add(OperationKind.PoolDisableHa, HaOperation.EndDisable);
    }

    private static Decision PreventRestarts(PoolHaPreventRestartsFor call, DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if (call.Seconds < 0 || call.Seconds > int.MaxValue)
        {
            return new XenError(ErrorCode.InvalidValue, "seconds", Text(call.Seconds));
        }
        if (!pool.HaEnabled)
        {
            return new XenError(ErrorCode.HANotEnabled);
        }
        context.Changes.Set(reference, pool with
        {
            HaRestartsHeldUntil = call.Seconds == 0 ? DateTimeOffset.UnixEpoch : context.Now.AddSeconds(call.Seconds),
        });
        return Decision.Done;
    }

    /// <summary>The question brings what the pool says about itself up to date.</summary>
    private static Decision ComputeMax(DecisionContext context)
    {
        Recompute(context);
        return Decision.With(FailoverPlanner.Plan(context.Changes).CoveredMax());
    }

    private static Decision Recompute(DecisionContext context)
    {
        if (Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool) && pool.HaEnabled)
        {
            AvailabilityStatus.Refresh(context, reference);
        }
        return Decision.Done;
    }

    private static Decision ComputeHypotheticalMax(
        PoolHaComputeHypotheticalMaxHostFailuresToTolerate call, DecisionContext context)
    {
        var vms = new List<(Ref<VMRecord> Reference, VMRecord Record)>();
        foreach ((Ref<VMRecord> reference, string priority) in call.Configuration)
        {
            if (priority is not ("" or FailoverPlanner.BestEffort or FailoverPlanner.Protected))
            {
                return new XenError(ErrorCode.InvalidValue, "ha_restart_priority", priority);
            }
            if (!context.Changes.TryGet(reference, out VMRecord? vm))
            {
                return DecisionContext.HandleInvalid(reference);
            }
            if (priority == FailoverPlanner.Protected)
            {
                vms.Add((reference, vm));
            }
        }
        return Decision.With(FailoverPlanner.Plan(context.Changes, vms).CoveredMax());
    }

    private static Decision ComputeFailover(PoolHaComputeVmFailoverPlan call, DecisionContext context)
    {
        var errors = new List<KeyValuePair<Ref<VMRecord>, string>>();
        var vms = new List<(Ref<VMRecord> Reference, VMRecord Record)>();
        foreach (Ref<VMRecord> reference in call.FailedVms)
        {
            if (!context.Changes.TryGet(reference, out VMRecord? vm))
            {
                return DecisionContext.HandleInvalid(reference);
            }
            vms.Add((reference, vm));
            errors.Add(KeyValuePair.Create(
                reference,
                Agility.Check(context.Changes, reference, vm)?.Code ?? ErrorCode.HostNotEnoughFreeMemory));
        }
        IReadOnlyDictionary<Ref<VMRecord>, Ref<HostRecord>> plan =
            FailoverPlanner.PlanEvacuation(context.Changes, vms, call.FailedHosts);
        return Decision.With(XenMap<Ref<VMRecord>, XenMap<string, string>>.Of(errors.Select(error =>
            KeyValuePair.Create(error.Key, plan.TryGetValue(error.Key, out Ref<HostRecord> host)
                ? XenMap<string, string>.Of(("host", host.ToString()))
                : XenMap<string, string>.Of(("error_code", error.Value))))));
    }

    /// <summary>A plan that exists must not be asked for more than it can give.</summary>
    private static Decision SetTolerated(PoolSetHaHostFailuresToTolerate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (call.Value < 0)
        {
            return new XenError(ErrorCode.InvalidValue, "ha_host_failures_to_tolerate", Text(call.Value));
        }
        if (pool is { HaEnabled: true, HaAllowOvercommit: false, HaPlanExistsFor: > 0, HaOvercommitted: false }
            && !FailoverPlanner.Plan(changes).Covers(call.Value))
        {
            return new XenError(ErrorCode.HAOperationWouldBreakFailoverPlan);
        }
        changes.Set(call.Self, pool with { HaHostFailuresToTolerate = call.Value });
        return Decision.Done;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
