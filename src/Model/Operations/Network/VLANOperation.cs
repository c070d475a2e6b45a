using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Tagged networks on interfaces of hosts.</summary>
internal static class VLANOperation
{
    private const long TagMax = 4094;

    /// <summary>Checks, creates the VLAN and its interface, and brings it up when the one below is up.</summary>
    public static Decision BeginCreate(
        DecisionContext context, Ref<PIFRecord> tagged, long tag, Ref<NetworkRecord> network, bool givesPIF = false)
    {
        if (Check(context.Changes, tagged, tag, network) is { } error)
        {
            return error;
        }
        bool isUp = context.Changes.Get(tagged).CurrentlyAttached;
        if (isUp)
        {
            context.NeedTask();
        }
        (Ref<VLANRecord> vlan, Ref<PIFRecord> untagged) = Create(context, tagged, tag, network);
        ObjectRef result = givesPIF ? untagged : vlan;
        return isUp
            ? InterfaceOperation.Draft(
                    context, OperationKind.VLANCreate, context.Changes.Get(tagged).Host, [], [untagged])
                .Resulting(result)
                .Creating(vlan, untagged)
                .Intend()
            : Decision.With(givesPIF ? untagged : vlan);
    }

    /// <summary>Why an interface cannot carry a VLAN; null when it can.</summary>
    public static XenError? Check(Changes changes, Ref<PIFRecord> tagged, long tag, Ref<NetworkRecord> network)
    {
        if (!changes.TryGet(tagged, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(tagged);
        }
        if (!changes.TryGet(network, out NetworkRecord? on))
        {
            return DecisionContext.HandleInvalid(network);
        }
        return PIFChecks.Unmanaged(network, on)
            ?? PIFChecks.Unmanaged(tagged, pif)
            ?? CheckKind(tagged, pif)
            ?? CheckTag(changes, pif, tag)
            ?? PIFChecks.Connected(changes, pif.Host, on)
            ?? SriovChecks.CheckVLAN(changes, tagged, pif, network, on);
    }

    /// <summary>The records of a VLAN and of its interface, which is down.</summary>
    public static (Ref<VLANRecord> VLAN, Ref<PIFRecord> Untagged) Create(
        DecisionContext context, Ref<PIFRecord> tagged, long tag, Ref<NetworkRecord> network)
    {
        PIFRecord below = context.Changes.Get(tagged);
        Ref<VLANRecord> vlan = context.NewRef<VLANRecord>();
        Ref<PIFRecord> untagged = context.Create(NewPIF.Logical(context, below.Host, network, below.Device) with
        {
            MTU = below.MTU,
            VLAN = tag,
            VLANMasterOf = vlan,
            Metrics = below.Metrics,
        });
        context.Changes.Create(vlan, new VLANRecord
        {
            Uuid = context.NewUuid(),
            TaggedPIF = tagged,
            UntaggedPIF = untagged,
            Tag = tag,
        });
        return (vlan, untagged);
    }

    /// <summary>Takes the interface down and removes it with the VLAN.</summary>
    public static Decision BeginDestroy(DecisionContext context, Ref<VLANRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VLANRecord? vlan))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!changes.TryGet(vlan.UntaggedPIF, out PIFRecord? pif))
        {
            // Nothing is left of it but the record.
            changes.Delete(self);
            return Decision.Done;
        }
        Ref<PIFRecord> untagged = vlan.UntaggedPIF;
        var down = new List<Ref<PIFRecord>>();
        XenError? error = PIFChecks.Bonded(changes, untagged, pif)
            ?? PIFChecks.Management(untagged, pif)
            ?? PIFChecks.Protected(changes, pif)
            ?? PIFChecks.Clustered(changes, untagged)
            ?? (pif.VLAN < 0 ? new XenError(ErrorCode.PIFIsPhysical, untagged.ToString()) : null)
            ?? PIFChecks.HasTunnels(untagged, pif)
            ?? InterfaceOrder.Down(changes, untagged, down);
        if (error is not null)
        {
            return error;
        }
        if (!pif.CurrentlyAttached)
        {
            changes.Delete(self);
            changes.Delete(untagged);
            return Decision.Done;
        }
        return InterfaceOperation.Draft(context, OperationKind.VLANDestroy, pif.Host, down, [])
            .Deleting(self, untagged)
            .Intend();
    }

    private static XenError? CheckKind(Ref<PIFRecord> self, PIFRecord pif) => pif switch
    {
        { BondSlaveOf.IsNull: false } => new XenError(ErrorCode.CannotAddVLANToBondSlave, self.ToString()),
        { VLAN: >= 0 } => new XenError(ErrorCode.PIFIsVLAN, self.ToString()),
        { TunnelAccessPIFOf.Count: > 0 } => new XenError(ErrorCode.IsTunnelAccessPIF, self.ToString()),
        _ => null,
    };

    private static XenError? CheckTag(Changes changes, PIFRecord pif, long tag)
    {
        if (tag is < 0 or > TagMax)
        {
            return new XenError(ErrorCode.VLANTagInvalid, tag.ToString(CultureInfo.InvariantCulture));
        }
        return changes.All(pif.VLANSlaveOf).Any(vlan => vlan.Record.Tag == tag)
            ? new XenError(ErrorCode.PIFVLANExists, pif.Device)
            : null;
    }
}
