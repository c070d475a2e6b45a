using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Private networks between hosts on top of another network.</summary>
internal static class TunnelOperation
{
    private const string DeviceStem = "tunnel";

    /// <summary>Checks, creates the tunnel and the interface that gives access to it, and brings them up.</summary>
    public static Decision BeginCreate(DecisionContext context, TunnelCreate call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.TransportPIF, out PIFRecord? transport))
        {
            return DecisionContext.HandleInvalid(call.TransportPIF);
        }
        if (!changes.TryGet(call.Network, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(call.Network);
        }
        XenError? error = PIFChecks.Unmanaged(call.Network, network)
            ?? PIFChecks.Unmanaged(call.TransportPIF, transport)
            ?? TunnelChecks.Transport(changes, call.TransportPIF, transport)
            ?? PIFChecks.Connected(changes, transport.Host, network)
            ?? SriovChecks.CheckNetwork(changes, call.Network, network, ErrorCode.NetworkIncompatibleWithTunnel)
            ?? (PIFChecks.UseVswitch(changes) ? null : new XenError(ErrorCode.OpenvswitchNotActive))
            ?? TunnelChecks.Unconfigured(changes, call.TransportPIF);
        if (error is not null)
        {
            return error;
        }
        context.NeedTask();
        (Ref<TunnelRecord> tunnel, Ref<PIFRecord> access) =
            Create(context, call.TransportPIF, call.Network, call.Protocol);
        var up = new List<Ref<PIFRecord>>();
        return InterfaceOrder.Up(changes, access, up) is { } refused
            ? refused
            : InterfaceOperation.Draft(context, OperationKind.TunnelCreate, transport.Host, [], up)
                .Resulting(tunnel)
                .Creating(tunnel, access)
                .Intend();
    }

    /// <summary>The records of a tunnel and of its interface, which is down.</summary>
    public static (Ref<TunnelRecord> Tunnel, Ref<PIFRecord> Access) Create(
        DecisionContext context, Ref<PIFRecord> transport, Ref<NetworkRecord> network, TunnelProtocol protocol)
    {
        PIFRecord below = context.Changes.Get(transport);
        string device = NewPIF.FreeDevice(context.Changes, below.Host, DeviceStem);
        Ref<PIFRecord> access = context.Create(NewPIF.Logical(context, below.Host, network, device) with
        {
            MAC = MacAddress.Derive(context.NewUuid(), device),
            Metrics = below.Metrics,
        });
        Ref<TunnelRecord> tunnel = context.Create(new TunnelRecord
        {
            Uuid = context.NewUuid(),
            AccessPIF = access,
            TransportPIF = transport,
            Protocol = protocol,
            Status = XenMap<string, string>.Of(("active", "false")),
        });
        return (tunnel, access);
    }

    /// <summary>Takes the tunnel's interface down and removes it with the tunnel.</summary>
    public static Decision BeginDestroy(DecisionContext context, Ref<TunnelRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out TunnelRecord? tunnel))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!changes.TryGet(tunnel.AccessPIF, out PIFRecord? access))
        {
            changes.Delete(self);
            return Decision.Done;
        }
        var down = new List<Ref<PIFRecord>>();
        if (InterfaceOrder.Down(changes, tunnel.AccessPIF, down) is { } error)
        {
            return error;
        }
        if (!access.CurrentlyAttached)
        {
            changes.Delete(self);
            changes.Delete(tunnel.AccessPIF);
            return Decision.Done;
        }
        return InterfaceOperation.Draft(context, OperationKind.TunnelDestroy, access.Host, down, [])
            .Deleting(self, tunnel.AccessPIF)
            .Intend();
    }
}
