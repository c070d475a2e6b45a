using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Network;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PIF;

/// <summary>Messages of Xen API 1.0 that today's API expresses by keys and by introducing cards.</summary>
internal static class PIFXenApi10Deciders
{
    private const int DeviceLengthMax = 15;
    private const long MtuMax = 65_535;

    public static void Register(DeciderTable table) => table
        .Add<PIFSetDevice>(SetDevice)
        .Add<PIFSetMTU>(SetMtu);

    /// <summary>A card that the host calls otherwise now keeps its record, while it is down.</summary>
    private static Decision SetDevice(PIFSetDevice call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        pif => pif switch
        {
            { Physical: false } => new XenError(ErrorCode.PIFIsNotPhysical, call.Self.ToString()),
            { CurrentlyAttached: true } => new XenError(ErrorCode.OperationNotAllowed, "the interface is up"),
            _ when !IsUsable(call.Value) => new XenError(ErrorCode.InvalidDevice, call.Value),
            _ when IsTaken(context.Changes, call.Self, pif, call.Value) =>
                new XenError(ErrorCode.DuplicatePIFDeviceName, call.Value),
            _ => null,
        },
        pif => pif with { Device = call.Value, DeviceName = call.Value });

    /// <summary>Kept where it wins against the size of the network.</summary>
    private static Decision SetMtu(PIFSetMTU call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        string text = call.Value.ToString(CultureInfo.InvariantCulture);
        return call.Value is <= 0 or > MtuMax
            ? new XenError(ErrorCode.InvalidValue, "MTU", text)
            : PIFOperation.BeginReconfigure(context, call.Self, pif with
            {
                MTU = call.Value,
                OtherConfig = pif.OtherConfig.With(InterfacePlan.MtuKey, text),
            });
    }

    private static bool IsUsable(string device) =>
        device.Length is > 0 and <= DeviceLengthMax && !device.Any(c => char.IsWhiteSpace(c) || c is '/' or ':');

    private static bool IsTaken(Changes changes, Ref<PIFRecord> self, PIFRecord pif, string device) =>
        changes.All<PIFRecord>().Any(other => other.Reference != self && other.Record.Physical
            && other.Record.Host == pif.Host && other.Record.Device == device);
}
