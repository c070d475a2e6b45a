using System.Net;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PIF;

/// <summary>Physical network interfaces: up and down, and their addresses.</summary>
internal static class PIFDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<PIFPlug>((call, context) =>
            Edits.Change(context, call.Self, pif => pif with { CurrentlyAttached = true }))
        .Add<PIFUnplug>((call, context) => Edits.Change(
            context,
            call.Self,
            pif => pif switch
            {
                { Management: true } => new XenError(ErrorCode.PIFIsManagementInterface, call.Self.ToString()),
                { DisallowUnplug: true } => new XenError(ErrorCode.PIFDoesNotAllowUnplug, call.Self.ToString()),
                _ => null,
            },
            pif => pif with { CurrentlyAttached = false }))
        .Add<PIFSetDisallowUnplug>((call, context) =>
            Edits.Set(context, call.Self, PIFRecord.DisallowUnplugField, call.Value))
        .Add<PIFSetProperty>((call, context) => Edits.Change(
            context, call.Self, pif => pif with { Properties = pif.Properties.With(call.Name, call.Value) }))
        .Add<PIFSetPrimaryAddressType>(SetPrimaryAddressType)
        .Add<PIFReconfigureIp>(Reconfigure);

    private static Decision SetPrimaryAddressType(PIFSetPrimaryAddressType call, DecisionContext context) =>
        Edits.Change(
            context,
            call.Self,
            pif => call.PrimaryAddressType == PrimaryAddressType.IPv6
                && pif.Ipv6ConfigurationMode == Ipv6ConfigurationMode.None
                ? new XenError(ErrorCode.PIFHasNoV6NetworkConfiguration, call.Self.ToString())
                : null,
            pif => pif with { PrimaryAddressType = call.PrimaryAddressType });

    private static Decision Reconfigure(PIFReconfigureIp call, DecisionContext context)
    {
        bool isStatic = call.Mode == IPConfigurationMode.Static;
        return Edits.Change(
            context,
            call.Self,
            _ => isStatic ? CheckAddress("IP", call.IP) ?? CheckAddress("netmask", call.Netmask) : null,
            pif => pif with
            {
                IpConfigurationMode = call.Mode,
                IP = isStatic ? call.IP : "",
                Netmask = isStatic ? call.Netmask : "",
                Gateway = isStatic ? call.Gateway : "",
                DNS = isStatic ? call.DNS : "",
            });
    }

    private static XenError? CheckAddress(string field, string text) =>
        IPAddress.TryParse(text, out _) ? null : new XenError(ErrorCode.InvalidIPAddressSpecified, field);
}
