using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Network;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PIF;

/// <summary>Addresses of interfaces of hosts.</summary>
internal static class PIFAddressDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<PIFReconfigureIp>(ReconfigureIp)
        .Add<PIFReconfigureIpv6>(ReconfigureIpv6)
        .Add<PIFSetPrimaryAddressType>(SetPrimaryAddressType);

    private static Decision ReconfigureIp(PIFReconfigureIp call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        bool isStatic = call.Mode == IPConfigurationMode.Static;
        XenError? error = CheckSettled(context.Changes, call.Self, pif)
            ?? (isStatic ? Addresses.CheckIPv4("IP", call.IP) ?? Addresses.CheckIPv4("netmask", call.Netmask) : null)
            ?? CheckGiven("IP", call.IP)
            ?? CheckGiven("netmask", call.Netmask)
            ?? CheckGiven("gateway", call.Gateway)
            ?? CheckServers(call.DNS, server => Addresses.CheckIPv4("DNS", server))
            ?? CheckManagement(
                call.Self, pif, call.Mode == IPConfigurationMode.None, PrimaryAddressType.IPv4);
        return error is not null ? error : PIFOperation.BeginReconfigure(context, call.Self, pif with
        {
            IpConfigurationMode = call.Mode,
            IP = isStatic ? call.IP : "",
            Netmask = isStatic ? call.Netmask : "",
            Gateway = isStatic ? call.Gateway : "",
            DNS = isStatic ? call.DNS : "",
        });
    }

    private static Decision ReconfigureIpv6(PIFReconfigureIpv6 call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        bool isStatic = call.Mode == Ipv6ConfigurationMode.Static;
        XenError? error = CheckSettled(context.Changes, call.Self, pif)
            ?? (call.Gateway.Length > 0 ? Addresses.CheckIPv6("gateway", call.Gateway) : null)
            ?? (call.IPv6.Length > 0 || isStatic ? Addresses.CheckIPv6Range("IPv6", call.IPv6) : null)
            ?? CheckServers(call.DNS, server => Addresses.CheckIPv6("DNS", server))
            ?? CheckManagement(
                call.Self, pif, call.Mode == Ipv6ConfigurationMode.None, PrimaryAddressType.IPv6);
        return error is not null ? error : PIFOperation.BeginReconfigure(context, call.Self, pif with
        {
            Ipv6ConfigurationMode = call.Mode,
            IPv6 = isStatic ? XenSet<string>.Of(call.IPv6) : XenSet<string>.Empty,
            Ipv6Gateway = isStatic ? call.Gateway : "",
            DNS = call.DNS.Length > 0 ? call.DNS : pif.DNS,
        });
    }

    private static Decision SetPrimaryAddressType(PIFSetPrimaryAddressType call, DecisionContext context) =>
        Edits.Change(
            context,
            call.Self,
            pif => PIFChecks.Protected(context.Changes, pif)
                ?? PIFChecks.Clustered(context.Changes, call.Self)
                ?? (pif.Management ? new XenError(ErrorCode.PIFIsManagementInterface, call.Self.ToString()) : null),
            pif => pif with { PrimaryAddressType = call.PrimaryAddressType });

    private static XenError? CheckSettled(Changes changes, Ref<PIFRecord> self, PIFRecord pif) =>
        PIFChecks.Unmanaged(self, pif) ?? PIFChecks.Protected(changes, pif) ?? PIFChecks.Clustered(changes, self);

    private static XenError? CheckGiven(string field, string text) =>
        text.Length > 0 ? Addresses.CheckIPv4(field, text) : null;

    private static XenError? CheckServers(string list, Func<string, XenError?> check) => list.Length == 0
        ? null
        : list.Split(',').Select(check).FirstOrDefault(error => error is not null);

    /// <summary>The host would lose the address that it is managed at.</summary>
    private static XenError? CheckManagement(
        Ref<PIFRecord> self, PIFRecord pif, bool isTakenAway, PrimaryAddressType type) =>
        isTakenAway && pif.Management && pif.PrimaryAddressType == type
            ? new XenError(ErrorCode.PIFIsManagementInterface, self.ToString())
            : null;
}
