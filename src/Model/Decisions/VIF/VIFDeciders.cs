using System.Net;
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
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<VIFPlug>((call, context) => VIFOperation.Begin(context, call.Self, VIFOperations.Plug))
            .Add<VIFUnplug>((call, context) => VIFOperation.Begin(context, call.Self, VIFOperations.Unplug))
            .Add<VIFUnplugForce>((call, context) => VIFOperation.Begin(context, call.Self, VIFOperations.Unplug))
            .Add<VIFMove>((call, context) =>
                Edits.SetReference(context, call.Self, VIFRecord.NetworkField, call.Network))
            .Add<VIFSetLockingMode>((call, context) =>
                Edits.Set(context, call.Self, VIFRecord.LockingModeField, call.Value))
            .Add<VIFConfigureIpv4>(ConfigureIpv4)
            .Add<VIFConfigureIpv6>(ConfigureIpv6)
            .Add<VIFSetTrunks>((call, context) => Edits.Set(context, call.Self, VIFRecord.TrunksField, call.Value))
            .Add<VIFAddTrunks>((call, context) =>
                Edits.Change(context, call.Self, vif => vif with { Trunks = vif.Trunks.With(call.Value) }))
            .Add<VIFRemoveTrunks>((call, context) =>
                Edits.Change(context, call.Self, vif => vif with { Trunks = vif.Trunks.Without(call.Value) }));
        RegisterAllowed(table);
        ends
            .Add(OperationKind.VIFPlug, VIFOperation.EndPlug)
            .Add(OperationKind.VIFUnplug, VIFOperation.EndUnplug);
    }

    private static void RegisterAllowed(DeciderTable table) => table
        .Add<VIFSetIpv4Allowed>((call, context) => SetAllowed(
            context, call.Self, call.Value, vif => vif with { Ipv4Allowed = call.Value }))
        .Add<VIFAddIpv4Allowed>((call, context) => SetAllowed(
            context, call.Self, [call.Value], vif => vif with { Ipv4Allowed = vif.Ipv4Allowed.With(call.Value) }))
        .Add<VIFRemoveIpv4Allowed>((call, context) => Edits.Change(
            context, call.Self, vif => vif with { Ipv4Allowed = vif.Ipv4Allowed.Without(call.Value) }))
        .Add<VIFSetIpv6Allowed>((call, context) => SetAllowed(
            context, call.Self, call.Value, vif => vif with { Ipv6Allowed = call.Value }))
        .Add<VIFAddIpv6Allowed>((call, context) => SetAllowed(
            context, call.Self, [call.Value], vif => vif with { Ipv6Allowed = vif.Ipv6Allowed.With(call.Value) }))
        .Add<VIFRemoveIpv6Allowed>((call, context) => Edits.Change(
            context, call.Self, vif => vif with { Ipv6Allowed = vif.Ipv6Allowed.Without(call.Value) }));

    private static Decision SetAllowed(
        DecisionContext context,
        Ref<VIFRecord> self,
        IReadOnlyList<string> addresses,
        Func<VIFRecord, VIFRecord> change)
    {
        string? bad = addresses.FirstOrDefault(address => !IPAddress.TryParse(address, out _));
        return bad is null
            ? Edits.Change(context, self, change)
            : new XenError(ErrorCode.InvalidValue, "address", bad);
    }

    private static Decision ConfigureIpv4(VIFConfigureIpv4 call, DecisionContext context)
    {
        bool isStatic = call.Mode == VIFIpv4ConfigurationMode.Static;
        return isStatic && call.Address.Length == 0
            ? new XenError(ErrorCode.InvalidValue, "address", call.Address)
            : Edits.Change(context, call.Self, vif => vif with
            {
                Ipv4ConfigurationMode = call.Mode,
                Ipv4Addresses = isStatic ? XenSet<string>.Of(call.Address) : XenSet<string>.Empty,
                Ipv4Gateway = isStatic ? call.Gateway : "",
            });
    }

    private static Decision ConfigureIpv6(VIFConfigureIpv6 call, DecisionContext context)
    {
        bool isStatic = call.Mode == VIFIpv6ConfigurationMode.Static;
        return isStatic && call.Address.Length == 0
            ? new XenError(ErrorCode.InvalidValue, "address", call.Address)
            : Edits.Change(context, call.Self, vif => vif with
            {
                Ipv6ConfigurationMode = call.Mode,
                Ipv6Addresses = isStatic ? XenSet<string>.Of(call.Address) : XenSet<string>.Empty,
                Ipv6Gateway = isStatic ? call.Gateway : "",
            });
    }
}
