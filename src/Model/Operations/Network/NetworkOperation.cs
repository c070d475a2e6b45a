using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Brings networks up on hosts for the guests that use them, and takes down those that nobody uses.</summary>
internal static class NetworkOperation
{
    /// <summary>Argument that lists bridges without interfaces of the host.</summary>
    public const string BridgesKey = "bridges";

    /// <summary>Argument that names a bridge which others must have made.</summary>
    public const string NeededKey = "needed";

    /// <summary>Argument that says which host the bridges are on.</summary>
    public const string HostKey = "host";

    /// <summary>Brings a network up on a host.</summary>
    public static Decision BeginAttach(DecisionContext context, Ref<NetworkRecord> self, Ref<HostRecord> host)
    {
        if (context.Changes.Find(self) is null)
        {
            return DecisionContext.HandleInvalid(self);
        }
        return context.Changes.Find(host) is null
            ? DecisionContext.HandleInvalid(host)
            : Attach(context, host, [self], isForced: true);
    }

    /// <summary>Brings up all networks of a guest on a host.</summary>
    public static Decision BeginAttachFor(DecisionContext context, Ref<VMRecord> guest, Ref<HostRecord> host)
    {
        if (context.Changes.Find(host) is null)
        {
            return DecisionContext.HandleInvalid(host);
        }
        return context.Changes.TryGet(guest, out VMRecord? vm)
            ? Attach(context, host, NetworksOf(context.Changes, vm), isForced: false)
            : DecisionContext.HandleInvalid(guest);
    }

    /// <summary>Takes down the private networks of a guest on a host that no other guest there uses.</summary>
    public static Decision BeginDetachFor(DecisionContext context, Ref<VMRecord> guest, Ref<HostRecord> host)
    {
        Changes changes = context.Changes;
        if (changes.Find(host) is null)
        {
            return DecisionContext.HandleInvalid(host);
        }
        if (!changes.TryGet(guest, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(guest);
        }
        string[] unused =
        [
            .. NetworksOf(changes, vm)
                .Where(network => changes.Find(network) is { PIFs.Count: 0, Managed: true } record
                    && !changes.All(record.VIFs).Any(vif => vif.Record.VM != guest && vif.Record.CurrentlyAttached
                        && changes.Find(vif.Record.VM)?.ResidentOn == host))
                .Select(network => changes.Get(network).Bridge),
        ];
        return unused.Length == 0
            ? Decision.Done
            : new OperationDraft(context, OperationKind.NetworkDetach, host)
                .With(HostKey, host)
                .With(BridgesKey, string.Join(' ', unused))
                .Intend();
    }

    /// <summary>Why a guest on a host cannot be plugged into a network; null when it can.</summary>
    public static XenError? Unreachable(Changes changes, Ref<NetworkRecord> self, Ref<HostRecord> host)
    {
        if (!changes.TryGet(self, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(self);
        }
        bool isReachable = network.PIFs.Count == 0 || host.IsNull
            || changes.All(network.PIFs).Any(pif => pif.Record.Host == host && pif.Record.BondSlaveOf.IsNull);
        return isReachable ? null : new XenError(ErrorCode.HostCannotAttachNetwork, host.ToString(), self.ToString());
    }

    private static Decision Attach(
        DecisionContext context, Ref<HostRecord> host, Ref<NetworkRecord>[] networks, bool isForced)
    {
        Changes changes = context.Changes;
        var up = new List<Ref<PIFRecord>>();
        var bridges = new List<string>();
        var needed = new List<string>();
        foreach (Ref<NetworkRecord> self in networks)
        {
            NetworkRecord network = changes.Get(self);
            if (!network.Managed)
            {
                needed.Add(network.Bridge);
                continue;
            }
            (Ref<PIFRecord> Reference, PIFRecord Record)[] own =
                [.. changes.All(network.PIFs).Where(pif => pif.Record.Host == host)];
            if (own.Length == 0)
            {
                bridges.Add(network.Bridge);
            }
            foreach ((Ref<PIFRecord> pif, PIFRecord record) in own)
            {
                if (record.Managed && (isForced || !record.CurrentlyAttached)
                    && InterfaceOrder.Up(changes, pif, up) is { } error)
                {
                    return error;
                }
            }
        }
        if (up.Count + bridges.Count + needed.Count == 0)
        {
            return Decision.Done;
        }
        OperationDraft draft = InterfaceOperation.Draft(context, OperationKind.NetworkAttach, host, [], up)
            .With(HostKey, host)
            .With(BridgesKey, string.Join(' ', bridges))
            .With(NeededKey, string.Join(' ', needed));
        foreach (Ref<NetworkRecord> self in networks)
        {
            draft.Mark(self, NetworkOperations.Attaching);
        }
        return draft.Intend();
    }

    private static Ref<NetworkRecord>[] NetworksOf(Changes changes, VMRecord vm) =>
    [
        .. changes.All(vm.VIFs).Select(vif => vif.Record.Network).Distinct()
            .Where(network => changes.Find(network) is not null),
    ];
}
