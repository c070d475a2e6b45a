using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Devices;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VIF;

/// <summary>The explicit messages of VIFs.</summary>
internal static class VIFDeciders
{
    private const long TagMax = 4094;

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VIFPlug>((call, context) => VIFOperation.Begin(context, call.Self, VIFOperations.Plug))
            .Add<VIFUnplug>((call, context) => VIFOperation.Begin(context, call.Self, VIFOperations.Unplug))
            .Add<VIFUnplugForce>((call, context) => VIFOperation.Begin(context, call.Self, VIFOperations.Unplug))
            .Add<VIFMove>((call, context) => VIFOperation.BeginMove(context, call.Self, call.Network))
            .Add<VIFConfigureIpv4>((call, context) => VIFAddressOperation.Begin(context, call))
            .Add<VIFConfigureIpv6>((call, context) => VIFAddressOperation.Begin(context, call))
            .Add<VIFSetTrunks>((call, context) =>
                SetTrunks(context, call.Self, call.Value, _ => XenSet<long>.Of([.. call.Value.Distinct()])))
            .Add<VIFAddTrunks>((call, context) =>
                SetTrunks(context, call.Self, [call.Value], trunks => trunks.With(call.Value)))
            .Add<VIFRemoveTrunks>((call, context) =>
                SetTrunks(context, call.Self, [], trunks => trunks.Without(call.Value)));
        VIFLockingDeciders.Register(table);
        ends
            .Add(OperationKind.VIFPlug, VIFOperation.EndPlug)
            .Add(OperationKind.VIFUnplug, VIFOperation.EndUnplug)
            .Add(OperationKind.VIFMove, VIFOperation.EndMove)
            .Add(OperationKind.VIFConfigure, VIFAddressOperation.End);
    }

    private static Decision SetTrunks(
        DecisionContext context,
        Ref<VIFRecord> self,
        IEnumerable<long> tags,
        Func<XenSet<long>, XenSet<long>> change)
    {
        long[] wrong = [.. tags.Where(tag => tag is < 0 or > TagMax)];
        return Edits.Change(
            context,
            self,
            _ => wrong.Length > 0
                ? new XenError(ErrorCode.VLANTagInvalid, wrong[0].ToString(CultureInfo.InvariantCulture))
                : null,
            vif => vif with { Trunks = change(vif.Trunks) });
    }
}
