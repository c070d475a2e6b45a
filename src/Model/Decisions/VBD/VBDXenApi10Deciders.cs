using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VBD;

/// <summary>The messages of VBDs that only Xen API 1.0 has.</summary>
internal static class VBDXenApi10Deciders
{
    public static void Register(DeciderTable table) => table
        .Add<VBDSetDevice>(SetDevice)
        .Add<VBDMediaChange>((call, context) =>
            VBDOperation.BeginInsert(context, call.VBD, call.VDI, isChange: true));

    /// <summary>A device that no domain has goes to another place, by the rules for new ones.</summary>
    private static Decision SetDevice(VBDSetDevice call, DecisionContext context)
    {
        string place = "";
        return Edits.Change(
            context,
            call.Self,
            vbd =>
            {
                if (vbd.CurrentlyAttached)
                {
                    return new XenError(ErrorCode.DeviceAlreadyAttached, call.Self.ToString());
                }
                if (!context.Changes.TryGet(vbd.VM, out VMRecord? vm))
                {
                    return DecisionContext.HandleInvalid(vbd.VM);
                }
                XenError? taken = null;
                place = vbd.Userdevice == call.Value
                    ? call.Value
                    : VBDLifecycles.FindPlace(context.Changes, vm, call.Value, out taken) ?? "";
                return taken;
            },
            vbd => vbd with { Userdevice = place });
    }
}
