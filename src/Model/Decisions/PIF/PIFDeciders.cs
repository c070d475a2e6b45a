using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Network;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PIF;

/// <summary>Interfaces of hosts: up and down, known and forgotten.</summary>
internal static class PIFDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PIFPlug>((call, context) => PIFOperation.BeginPlug(context, call.Self))
            .Add<PIFUnplug>((call, context) => PIFOperation.BeginUnplug(context, call.Self))
            .Add<PIFScan>((call, context) => CardOperation.BeginScan(context, call.Host))
            .Add<PIFIntroduce>((call, context) => CardOperation.BeginIntroduce(context, call))
            .Add<PIFForget>((call, context) => PIFOperation.BeginForget(context, call.Self))
            .Add<PIFSetProperty>((call, context) =>
                PIFOperation.BeginSetProperty(context, call.Self, call.Name, call.Value))
            .Add<PIFSetDisallowUnplug>(SetDisallowUnplug)
            .Add<PIFCreateVLAN>((call, context) => PoolVLANOperation.Begin(context, call))
            .Add<PIFDestroy>(Destroy);
        PIFXenApi10Deciders.Register(table);
        PIFAddressDeciders.Register(table);
        PIFRecordDeciders.Register(table);
        ends
            .Add(OperationKind.PIFPlug, InterfaceOperation.End)
            .Add(OperationKind.PIFUnplug, InterfaceOperation.End)
            .Add(OperationKind.PIFReconfigure, InterfaceOperation.End)
            .Add(OperationKind.PIFScan, CardOperation.EndScan)
            .Add(OperationKind.PIFIntroduce, CardOperation.EndIntroduce);
    }

    private static Decision SetDisallowUnplug(PIFSetDisallowUnplug call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        pif => pif.DisallowUnplug && !call.Value ? PIFChecks.Clustered(context.Changes, call.Self) : null,
        pif => pif with { DisallowUnplug = call.Value });

    private static Decision Destroy(PIFDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        return pif.VLAN < 0
            ? new XenError(ErrorCode.PIFIsPhysical, call.Self.ToString())
            : VLANOperation.BeginDestroy(context, pif.VLANMasterOf);
    }
}
