using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Counters;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>What a host's management agent is asked to do that changes little in the pool's database.</summary>
internal static class HostAgentDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<ObserveAgentStart>((_, context) => Start(context))
        .Add<ObserveHostAddress>(Move)
        .Add<HostRecordDataSource>((call, context) => SetRecorded(context, call.Host, call.DataSource, true))
        .Add<HostForgetDataSourceArchives>((call, context) => SetRecorded(context, call.Host, call.DataSource, false))
        .Add<HostAllocateResourcesForVm>(Allocate)
        .Add<HostMigrateReceive>(Receive)
        .Add<HostCallExtension>((call, context) => HostRules.CheckReachable(context.Changes, call.Host, out _)
            ?? new XenError(ErrorCode.MessageMethodUnknown, call.Call))
        .Add<HostRetrieveWlbEvacuateRecommendations>((call, context) =>
            context.Changes.Find(call.Self) is null
                ? DecisionContext.HandleInvalid(call.Self)
                : new XenError(ErrorCode.WLBNotInitialized))
        // What is asked for here is always the case: guests, packs and archives have no other copy to fall behind.
        .Add<HostApplyGuestAgentConfig>((call, context) => Reachable(context, call.Host))
        .Add<HostRefreshPackInfo>((call, context) => Reachable(context, call.Host))
        .Add<HostBackupRrds>((call, context) => Reachable(context, call.Host));

    private static Decision Start(DecisionContext context)
    {
        foreach ((_, HostRecord host) in context.Changes.All<HostRecord>().ToArray())
        {
            if (context.Changes.Find(host.ControlDomain) is not null)
            {
                Consoles.Provide(context, host.ControlDomain);
            }
        }
        AutoStart.Begin(context);
        return Decision.Done;
    }

    private static Decision Move(ObserveHostAddress found, DecisionContext context)
    {
        if (context.Changes.Find(found.Host) is null)
        {
            return DecisionContext.HandleInvalid(found.Host);
        }
        HostAddresses.Move(context.Changes, found.Host, found.Address, found.HttpsPort);
        return Decision.Done;
    }

    private static Decision Reachable(DecisionContext context, Ref<HostRecord> self) =>
        HostRules.CheckReachable(context.Changes, self, out _) is { } error ? error : Decision.Done;

    private static Decision SetRecorded(
        DecisionContext context, Ref<HostRecord> self, string name, bool isRecorded)
    {
        if (HostRules.CheckReachable(context.Changes, self, out HostRecord? host) is { } error)
        {
            return error;
        }
        if (!CountersOf(context.Changes, self, host!).Any(counter => counter.Name == name))
        {
            return PerformanceCounters.Missing(name);
        }
        context.Changes.Set(self, HostDataSources.With(host!, name, isRecorded));
        return Decision.Done;
    }

    private static IEnumerable<Counter> CountersOf(Changes changes, Ref<HostRecord> self, HostRecord host) =>
        HostDataSources.Counters(
            host,
            HostDataSources.DevicesOf(changes.All(host.PIFs).Select(pif => pif.Record)),
            changes.All(host.PBDs)
                .Where(pbd => pbd.Record.CurrentlyAttached)
                .Select(pbd => changes.Find(pbd.Record.SR)?.Uuid ?? ""),
            Pools.Coordinator(changes) == self);

    /// <summary>Memory of the host is set aside for a VM that is about to come.</summary>
    private static Decision Allocate(HostAllocateResourcesForVm call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        if (Placement.Check(context.Changes, call.VM, vm, call.Self) is { } error)
        {
            return error;
        }
        context.Changes.Set(call.VM, vm with { ScheduledToBeResidentOn = call.Self });
        return Decision.Done;
    }

    /// <summary>Where a VM from elsewhere is to be sent.</summary>
    private static Decision Receive(HostMigrateReceive call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (HostRules.CheckReachable(changes, call.Host, out HostRecord? host) is { } unreachable)
        {
            return unreachable;
        }
        if (!changes.TryGet(call.Network, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(call.Network);
        }
        (Ref<PIFRecord> reference, PIFRecord? pif) =
            changes.All(network.PIFs).FirstOrDefault(item => item.Record.Host == call.Host);
        if (pif is null)
        {
            return new XenError(ErrorCode.HostCannotAttachNetwork, call.Host.ToString(), call.Network.ToString());
        }
        string address = pif.Management && pif.IP.Length == 0 ? host!.Address : pif.IP;
        if (address.Length == 0)
        {
            return new XenError(ErrorCode.InterfaceHasNoIP, reference.ToString());
        }
        string coordinator = changes.Find(Pools.Coordinator(changes))?.Address ?? address;
        string token = context.NewRef<SessionRecord>().ToString();
        return Decision.With(XenMap<string, string>.Of(
            ("SM", $"http://{address}/services/SM?session_id={token}"),
            ("host", call.Host.ToString()),
            ("xenops", $"http://{address}/services/xenops?session_id={token}"),
            ("session_id", token),
            ("master", $"http://{coordinator}/")));
    }
}
