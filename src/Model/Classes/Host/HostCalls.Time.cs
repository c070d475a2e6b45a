using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Return the server's clock reading in UTC.</summary>
[Call("host.get_servertime", Roles = Role.Everyone, Lifecycle = "published orlando")]
public sealed partial record HostGetServertime(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host) : Call<DateTimeOffset>;

/// <summary>Return the server's clock reading in its own timezone.</summary>
[Call("host.get_server_localtime", Roles = Role.Everyone, Lifecycle = "published cowley")]
public sealed partial record HostGetServerLocaltime(
    [Param("host", Since = "cowley")] Ref<HostRecord> Host) : Call<DateTimeOffset>;

/// <summary>Choose whether time servers come from DHCP, a custom list or defaults, or disable time sync.</summary>
[Call("host.set_ntp_mode", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostSetNtpMode(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] HostNtpMode Value) : Call<Nothing>;

/// <summary>Set the list of time servers that is used in custom NTP mode.</summary>
[Call("host.set_ntp_custom_servers", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostSetNtpCustomServers(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] XenSet<string> Value) : Call<Nothing>;

/// <summary>Return the synchronisation state of each time server now in use, by address.</summary>
[Call("host.get_ntp_servers_status", Roles = Role.Everyone, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostGetNtpServersStatus(
    [Param("self")] Ref<HostRecord> Self) : Call<XenMap<string, string>>;

/// <summary>Set the server's timezone from a tz database name such as Europe/London.</summary>
[Call("host.set_timezone", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostSetTimezone(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>List the timezone names that the server accepts.</summary>
[Call("host.list_timezones", Roles = Role.Everyone, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostListTimezones(
    [Param("self")] Ref<HostRecord> Self) : Call<XenSet<string>>;

/// <summary>Report whether the server's clock is currently in step with its time servers.</summary>
[Call("host.get_ntp_synchronized", Roles = Role.Everyone, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostGetNtpSynchronized(
    [Param("self")] Ref<HostRecord> Self) : Call<bool>;

/// <summary>Set the server's clock by hand; only possible when time sync is disabled.</summary>
[Call("host.set_servertime", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostSetServertime(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] DateTimeOffset Value) : Call<Nothing>;
