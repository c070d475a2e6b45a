using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>
/// Looks at every accepted decision while high availability is on: a host that was lost by it takes its VMs along, what
/// the pool says about itself stays true, and a client's call that would leave protected VMs without a place to restart
/// is refused after all.
/// </summary>
internal static class AvailabilityWatch
{
    private const long FailurePriority = 3;

    /// <summary>Reacts to a decision. Null, or why it must not stand.</summary>
    public static XenError? React(DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.Items.Exists(IsRelevant)
            || !Pools.TryFind(changes, out Ref<PoolRecord> reference, out PoolRecord? pool) || !pool.HaEnabled)
        {
            return null;
        }
        foreach (Change change in changes.Items.ToArray())
        {
            if (change is { Before: HostMetricsRecord { Live: true }, After: HostMetricsRecord { Live: false } })
            {
                LoseHost(context, change.Reference.As<HostMetricsRecord>());
            }
        }
        RefreshPeers(changes, pool);
        if (IsClients(context) && WasCovered(pool, changes, reference)
            && !FailoverPlanner.Plan(changes).Covers(pool.HaPlanExistsFor))
        {
            return new XenError(ErrorCode.HAOperationWouldBreakFailoverPlan);
        }
        AvailabilityStatus.Refresh(context, reference);
        return null;
    }

    /// <summary>Only what has a say in the plan, as most decisions have not.</summary>
    private static bool IsRelevant(Change change) => (change.Before, change.After) switch
    {
        (VMRecord before, VMRecord after) => !IsSame(before, after),
        (HostRecord before, HostRecord after) => before.Enabled != after.Enabled,
        (HostMetricsRecord before, HostMetricsRecord after) =>
            before.Live != after.Live || before.MemoryTotal != after.MemoryTotal,
        (PBDRecord before, PBDRecord after) => before.CurrentlyAttached != after.CurrentlyAttached,
        (PIFRecord before, PIFRecord after) => before.CurrentlyAttached != after.CurrentlyAttached,
        (PoolRecord before, PoolRecord after) => before.HaEnabled != after.HaEnabled
            || before.HaHostFailuresToTolerate != after.HaHostFailuresToTolerate,
        (VBDRecord before, VBDRecord after) => before.VDI != after.VDI || before.Empty != after.Empty,
        (null, null) => false,
        (null, _) or (_, null) => (change.After ?? change.Before) is VMRecord or HostRecord or PBDRecord or PIFRecord
            or VBDRecord or VIFRecord,
        _ => false,
    };

    private static bool IsSame(VMRecord before, VMRecord after) =>
        before.HaAlwaysRun == after.HaAlwaysRun && before.HaRestartPriority == after.HaRestartPriority
        && before.ResidentOn == after.ResidentOn && before.ScheduledToBeResidentOn == after.ScheduledToBeResidentOn
        && before.MemoryStaticMax == after.MemoryStaticMax && before.MemoryDynamicMin == after.MemoryDynamicMin
        && before.MemoryTarget == after.MemoryTarget && before.VCPUsMax == after.VCPUsMax
        && before.HVMShadowMultiplier.Equals(after.HVMShadowMultiplier)
        && before.PowerState == after.PowerState;

    /// <summary>What the machines report is a fact; only what clients want can be refused.</summary>
    private static bool IsClients(DecisionContext context) => context.Caller.Method.Length > 0
        && context.Call is not (HostDeclareDead or PoolSetHaHostFailuresToTolerate or PoolEject);

    /// <summary>True when there was a plan that could be broken, and nobody allowed that.</summary>
    private static bool WasCovered(PoolRecord pool, Changes changes, Ref<PoolRecord> reference) =>
        !pool.HaAllowOvercommit && (pool.HaPlanExistsFor > 0 || !pool.HaOvercommitted)
        && !changes.Items.Exists(change => change.Reference == reference
            && change.Before is PoolRecord { HaEnabled: false });

    private static void LoseHost(DecisionContext context, Ref<HostMetricsRecord> metrics)
    {
        Changes changes = context.Changes;
        (Ref<HostRecord> reference, HostRecord? host) = changes.All<HostRecord>()
            .FirstOrDefault(each => each.Record.Metrics == metrics);
        if (host is null)
        {
            return;
        }
        bool hasLostVMs = ResetVMs(changes, reference);
        // A host that was disabled and empty had been shut down in good order.
        bool wasEnabled = host.Enabled || changes.Items.Exists(change =>
            change.Reference == reference && change.Before is HostRecord { Enabled: true });
        if (wasEnabled || hasLostVMs)
        {
            Messages.Post(
                context, "HA_HOST_FAILED", FailurePriority, MessageClass.Host, host.Uuid,
                $"Server '{host.NameLabel}' has failed");
        }
        if (Pools.Coordinator(changes) == reference
            && MasterChange.Successor(changes) is { IsNull: false } successor)
        {
            MasterChange.Apply(context, successor);
        }
    }

    /// <summary>
    /// VMs of a host that is gone are halted; those that had to run still have to. True when there were any.
    /// </summary>
    private static bool ResetVMs(Changes changes, Ref<HostRecord> host)
    {
        var alive = changes.All<VMRecord>()
            .Where(vm => vm.Record.ResidentOn == host && !vm.Record.IsControlDomain)
            .ToArray();
        foreach ((Ref<VMRecord> reference, _) in alive)
        {
            Domains.CancelOperations(changes, reference);
            Domains.Halt(changes, reference);
        }
        bool hasLost = alive.Length > 0;
        foreach (Change change in changes.Items.ToArray())
        {
            if (change is { Before: VMRecord before, After: VMRecord { PowerState: VMPowerState.Halted } after }
                && before.ResidentOn == host && !before.IsControlDomain)
            {
                hasLost = true;
                changes.Set(change.Reference, after with { HaAlwaysRun = before.HaAlwaysRun });
            }
        }
        return hasLost;
    }

    /// <summary>Hosts see each other and the state disks as long as they answer.</summary>
    public static void RefreshPeers(Changes changes, PoolRecord pool)
    {
        var hosts = changes.All<HostRecord>().ToArray();
        XenSet<string> peers = XenSet<string>.Of(
        [
            .. hosts.Where(host => Pools.IsLive(changes, host.Record)).Select(host => host.Record.Uuid),
        ]);
        foreach ((Ref<HostRecord> reference, HostRecord host) in hosts)
        {
            bool isIn = pool.HaEnabled && Pools.IsLive(changes, host);
            HostRecord after = host with
            {
                HaNetworkPeers = isIn ? peers : XenSet<string>.Empty,
                HaStatefiles = isIn ? pool.HaStatefiles : XenSet<string>.Empty,
            };
            if (!after.HaNetworkPeers.Equals(host.HaNetworkPeers) || !after.HaStatefiles.Equals(host.HaStatefiles))
            {
                changes.Set(reference, after);
            }
        }
    }
}
