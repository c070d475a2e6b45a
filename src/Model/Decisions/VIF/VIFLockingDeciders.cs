using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Network;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VIF;

/// <summary>What an interface of a guest may send.</summary>
internal static class VIFLockingDeciders
{
    private const string IPv4Field = "ipv4_allowed";
    private const string IPv6Field = "ipv6_allowed";

    public static void Register(DeciderTable table) => table
        .Add<VIFSetLockingMode>(SetMode)
        .Add<VIFSetIpv4Allowed>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => CheckIPv4(context.Changes, call.Value),
            vif => vif with { Ipv4Allowed = XenSet<string>.Of([.. call.Value.Distinct()]) }))
        .Add<VIFAddIpv4Allowed>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => CheckIPv4(context.Changes, [call.Value]),
            vif => vif with { Ipv4Allowed = vif.Ipv4Allowed.With(call.Value) }))
        .Add<VIFRemoveIpv4Allowed>((call, context) => Edits.Change(
            context, call.Self, vif => vif with { Ipv4Allowed = vif.Ipv4Allowed.Without(call.Value) }))
        .Add<VIFSetIpv6Allowed>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => CheckIPv6(context.Changes, call.Value),
            vif => vif with { Ipv6Allowed = XenSet<string>.Of([.. call.Value.Distinct()]) }))
        .Add<VIFAddIpv6Allowed>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => CheckIPv6(context.Changes, [call.Value]),
            vif => vif with { Ipv6Allowed = vif.Ipv6Allowed.With(call.Value) }))
        .Add<VIFRemoveIpv6Allowed>((call, context) => Edits.Change(
            context, call.Self, vif => vif with { Ipv6Allowed = vif.Ipv6Allowed.Without(call.Value) }));

    /// <summary>Why an interface cannot be created with such filters; null when it can.</summary>
    public static XenError? CheckLicence(Changes changes, VIFRecord vif) =>
        vif.LockingMode == VIFLockingMode.Locked || vif.Ipv4Allowed.Count > 0 || vif.Ipv6Allowed.Count > 0
            ? PoolFeatures.Missing(changes, PoolFeatures.VIFLocking)
            : null;

    /// <summary>Why addresses cannot be allowed; null when they can.</summary>
    public static XenError? CheckAddresses(VIFRecord vif) =>
        First(vif.Ipv4Allowed, IPv4Field, Addresses.CheckIPv4)
        ?? First(vif.Ipv6Allowed, IPv6Field, Addresses.CheckIPv6);

    private static Decision SetMode(VIFSetLockingMode call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        vif => VIFAddressOperation.EffectiveMode(context.Changes, vif, call.Value) switch
        {
            VIFLockingMode.Unlocked => null,
            _ when context.Changes.All<SDNControllerRecord>().Any() =>
                new XenError(ErrorCode.OperationNotAllowed, "a controller filters the pool's virtual switches"),
            VIFLockingMode.Locked => PoolFeatures.Missing(context.Changes, PoolFeatures.VIFLocking),
            _ => null,
        },
        vif => vif with { LockingMode = call.Value });

    private static XenError? CheckIPv4(Changes changes, IReadOnlyList<string> addresses) =>
        CheckLicence(changes, addresses) ?? First(addresses, IPv4Field, Addresses.CheckIPv4);

    private static XenError? CheckIPv6(Changes changes, IReadOnlyList<string> addresses) =>
        CheckLicence(changes, addresses) ?? First(addresses, IPv6Field, Addresses.CheckIPv6);

    private static XenError? CheckLicence(Changes changes, IReadOnlyList<string> addresses) =>
        addresses.Count > 0 ? PoolFeatures.Missing(changes, PoolFeatures.VIFLocking) : null;

    private static XenError? First(
        IReadOnlyList<string> addresses, string field, Func<string, string, XenError?> check) =>
        addresses.Select(address => check(field, address)).FirstOrDefault(error => error is not null);
}
