using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>The clock of a host, and where it takes the time from.</summary>
internal static class HostTimeDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<HostSetNtpMode>((call, context) => Edits.Change(
            context,
            call.Self,
            host => CheckServers(call.Value, host.NtpCustomServers),
            host => host with
            {
                NtpMode = call.Value,
                LocalDb = call.Value == HostNtpMode.Disabled
                    ? host.LocalDb
                    : host.LocalDb.Without(HostLocalKeys.ClockOffset),
            }))
        .Add<HostSetNtpCustomServers>((call, context) => Edits.Change(
            context,
            call.Self,
            host => CheckServers(host.NtpMode, call.Value),
            host => host with { NtpCustomServers = call.Value }))
        .Add<HostSetTimezone>((call, context) => TimeZoneNames.IsKnown(call.Value)
            ? Edits.Set(context, call.Self, HostRecord.TimezoneField, call.Value)
            : new XenError(ErrorCode.InvalidValue, "timezone", call.Value))
        .Add<HostSetServertime>((call, context) => Edits.Change(
            context,
            call.Self,
            host => host.NtpMode == HostNtpMode.Disabled
                ? null
                : new XenError(ErrorCode.NotAllowedWhenNTPIsEnabled, call.Self.ToString()),
            host => host with { LocalDb = WithOffset(host, call.Value - context.Now) }));

    private static XenError? CheckServers(HostNtpMode mode, XenSet<string> servers) =>
        mode == HostNtpMode.Custom && servers.Count == 0
            ? new XenError(ErrorCode.InvalidNTPConfig, "custom mode needs at least one server")
            : null;

    private static XenMap<string, string> WithOffset(HostRecord host, TimeSpan offset) => host.LocalDb.With(
        HostLocalKeys.ClockOffset, ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
}
