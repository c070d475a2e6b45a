using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What a host's clock says, and whom it listens to.</summary>
internal static class HostTimeQueries
{
    /// <summary>The servers that a host listens to when nobody named others.</summary>
    private static readonly string[] s_factory =
    [
        "0.centos.pool.ntp.org", "1.centos.pool.ntp.org", "2.centos.pool.ntp.org", "3.centos.pool.ntp.org",
    ];

    public static void Register(QueryTable table) => table
        .Add<HostGetServertime, HostRecord>(static call => call.Host, static (host, _, context) =>
            QueryResult.With(TimeOf(host, context.Clock)))
        .Add<HostGetServerLocaltime, HostRecord>(static call => call.Host, static (host, _, context) =>
            QueryResult.With(LocalTimeOf(host, context.Clock)))
        .Add<HostListTimezones, HostRecord>(static call => call.Self, static (_, _, _) =>
            QueryResult.With(TimeZoneNames.All))
        .Add<HostGetNtpSynchronized, HostRecord>(static call => call.Self, static (host, _, _) =>
            QueryResult.With(ServersOf(host).Any()))
        .Add<HostGetNtpServersStatus, HostRecord>(static call => call.Self, static (host, _, _) =>
            QueryResult.With(XenMap<string, string>.Of(ServersOf(host).Select((server, at) =>
                KeyValuePair.Create(server, at == 0 ? "synchronized" : "combined")))));

    private static DateTimeOffset TimeOf(HostRecord host, TimeProvider clock) =>
        clock.GetUtcNow().AddMilliseconds(
            long.TryParse(
                host.LocalDb.GetOr(HostLocalKeys.ClockOffset, "0"), CultureInfo.InvariantCulture, out long offset)
                ? offset
                : 0);

    /// <summary>The wire knows no zones: the local clock is shown as if it were UTC.</summary>
    private static DateTimeOffset LocalTimeOf(HostRecord host, TimeProvider clock)
    {
        DateTimeOffset time = TimeOf(host, clock);
        return TimeZoneInfo.TryFindSystemTimeZoneById(host.Timezone, out TimeZoneInfo? zone)
            ? new DateTimeOffset(TimeZoneInfo.ConvertTime(time, zone).DateTime, TimeSpan.Zero)
            : time;
    }

    private static IEnumerable<string> ServersOf(HostRecord host) => host.NtpMode switch
    {
        HostNtpMode.Disabled => [],
        HostNtpMode.Custom => host.NtpCustomServers,
        HostNtpMode.DHCP => ["dhcp"],
        _ => s_factory,
    };
}
