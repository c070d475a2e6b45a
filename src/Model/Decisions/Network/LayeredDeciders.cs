using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Network;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Network;

/// <summary>Networks on top of others: VLANs, tunnels and parts of cards.</summary>
internal static class LayeredDeciders
{
    private const long TagMax = 4094;

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VLANCreate>((call, context) =>
                VLANOperation.BeginCreate(context, call.TaggedPIF, call.Tag, call.Network))
            .Add<VLANDestroy>((call, context) => VLANOperation.BeginDestroy(context, call.Self))
            .Add<VLANPoolIntroduce>(Introduce)
            .Add<PoolCreateVLAN>((call, context) => PoolVLANOperation.Begin(context, call))
            .Add<PoolCreateVLANFromPIF>((call, context) => PoolVLANOperation.Begin(context, call))
            .Add<TunnelCreate>((call, context) => TunnelOperation.BeginCreate(context, call))
            .Add<TunnelDestroy>((call, context) => TunnelOperation.BeginDestroy(context, call.Self))
            .Add<NetworkSriovCreate>((call, context) => SriovOperation.BeginCreate(context, call))
            .Add<NetworkSriovDestroy>((call, context) => SriovOperation.BeginDestroy(context, call.Self))
            .Add<NetworkSriovGetRemainingCapacity>(RemainingCapacity);
        ends
            .Add(OperationKind.VLANCreate, InterfaceOperation.End)
            .Add(OperationKind.VLANDestroy, InterfaceOperation.End)
            .Add(OperationKind.PoolCreateVLAN, PoolVLANOperation.End)
            .Add(OperationKind.TunnelCreate, InterfaceOperation.End)
            .Add(OperationKind.TunnelDestroy, InterfaceOperation.End)
            .Add(OperationKind.NetworkSriovCreate, InterfaceOperation.End)
            .Add(OperationKind.NetworkSriovDestroy, InterfaceOperation.End);
    }

    /// <summary>A record alone, for interfaces that are there.</summary>
    private static Decision Introduce(VLANPoolIntroduce call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (changes.Find(call.TaggedPIF) is null)
        {
            return DecisionContext.HandleInvalid(call.TaggedPIF);
        }
        if (!changes.TryGet(call.UntaggedPIF, out PIFRecord? untagged))
        {
            return DecisionContext.HandleInvalid(call.UntaggedPIF);
        }
        if (call.Tag is < 0 or > TagMax)
        {
            return new XenError(ErrorCode.VLANTagInvalid, call.Tag.ToString(CultureInfo.InvariantCulture));
        }
        var vlan = context.Create(new VLANRecord
        {
            Uuid = context.NewUuid(),
            TaggedPIF = call.TaggedPIF,
            UntaggedPIF = call.UntaggedPIF,
            Tag = call.Tag,
            OtherConfig = call.OtherConfig,
        });
        changes.Set(call.UntaggedPIF, untagged with { VLANMasterOf = vlan });
        return Decision.With(vlan);
    }

    /// <summary>The virtual functions of the card that no guest has.</summary>
    private static Decision RemainingCapacity(NetworkSriovGetRemainingCapacity call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out NetworkSriovRecord? sriov))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (changes.Find(sriov.PhysicalPIF) is not { PCI.IsNull: false } card)
        {
            return Decision.With(0L);
        }
        return Decision.With(changes.All<PCIRecord>().LongCount(part =>
            part.Record.PhysicalFunction == card.PCI && part.Record.AttachedVMs.Count == 0));
    }
}
