using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Networks whose guests get a part of a card of their own.</summary>
internal static class SriovOperation
{
    private const string Capability = "sriov";

    /// <summary>Checks, creates the network's interface and has the card enable its virtual functions.</summary>
    public static Decision BeginCreate(DecisionContext context, NetworkSriovCreate call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.PIF, out PIFRecord? card))
        {
            return DecisionContext.HandleInvalid(call.PIF);
        }
        if (!changes.TryGet(call.Network, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(call.Network);
        }
        XenError? error = PoolFeatures.Missing(changes, PoolFeatures.NetworkSriov)
            ?? PIFChecks.Unmanaged(call.Network, network)
            ?? PIFChecks.Unmanaged(call.PIF, card)
            ?? CheckCard(call.PIF, card)
            ?? PIFChecks.Connected(changes, card.Host, network)
            ?? SriovChecks.CheckCard(changes, call.PIF, call.Network, network);
        if (error is not null)
        {
            return error;
        }
        context.NeedTask();
        Ref<PIFRecord> logical = context.Create(NewPIF.Logical(context, card.Host, call.Network, card.Device) with
        {
            MTU = card.MTU,
            Metrics = card.Metrics,
            PrimaryAddressType = card.PrimaryAddressType,
        });
        Ref<NetworkSriovRecord> sriov = context.Create(new NetworkSriovRecord
        {
            Uuid = context.NewUuid(),
            PhysicalPIF = call.PIF,
            LogicalPIF = logical,
            ConfigurationMode = SRIOVConfigurationMode.Unknown,
        });
        var up = new List<Ref<PIFRecord>>();
        return InterfaceOrder.Up(changes, logical, up) is { } refused
            ? refused
            : InterfaceOperation.Draft(context, OperationKind.NetworkSriovCreate, card.Host, [], up)
                .Resulting(sriov)
                .Creating(sriov, logical)
                .Intend();
    }

    /// <summary>Takes the network's interface away from the card.</summary>
    public static Decision BeginDestroy(DecisionContext context, Ref<NetworkSriovRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out NetworkSriovRecord? sriov))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!changes.TryGet(sriov.LogicalPIF, out PIFRecord? logical))
        {
            changes.Delete(self);
            return Decision.Done;
        }
        if (logical.VLANSlaveOf.Count > 0)
        {
            return new XenError(ErrorCode.PIFVLANStillExists, sriov.LogicalPIF.ToString());
        }
        var down = new List<Ref<PIFRecord>>();
        return InterfaceOrder.Down(changes, sriov.LogicalPIF, down) is { } error
            ? error
            : InterfaceOperation.Draft(context, OperationKind.NetworkSriovDestroy, logical.Host, down, [])
                .Deleting(self, sriov.LogicalPIF)
                .Intend();
    }

    private static XenError? CheckCard(Ref<PIFRecord> self, PIFRecord pif) => pif switch
    {
        { Physical: false } => new XenError(ErrorCode.PIFIsNotPhysical, self.ToString()),
        { SriovPhysicalPIFOf.Count: > 0 } => new XenError(ErrorCode.NetworkSRIOVAlreadyEnabled, self.ToString()),
        _ when !pif.Capabilities.Contains(Capability) =>
            new XenError(ErrorCode.PIFIsNotSRIOVCapable, self.ToString()),
        _ => null,
    };
}
