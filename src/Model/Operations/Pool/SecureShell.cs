using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>
/// The secure shell of hosts: open or closed, for how long, and whether it opens by itself when management is down.
/// </summary>
internal static class SecureShell
{
    /// <summary>The longest time that the shell can be opened for, in seconds: two days.</summary>
    public const long TimeoutMax = 172_800;

    /// <summary>Opens the shell, for as long as the host's timeout says; whoever opens it ends the automatic
    /// mode.</summary>
    public static HostRecord Open(HostRecord host, DateTimeOffset now) => host with
    {
        SshEnabled = true,
        SshAutoMode = false,
        SshExpiry = ExpiryOf(host.SshEnabledTimeout, now),
        SshAutoModeSuspended = host.SshEnabledTimeout > 0 && (host.SshAutoMode || host.SshAutoModeSuspended),
    };

    /// <summary>Closes the shell.</summary>
    public static HostRecord Close(HostRecord host) => host with
    {
        SshEnabled = false,
        SshExpiry = DateTimeOffset.UnixEpoch,
        SshAutoModeSuspended = false,
    };

    /// <summary>Closes a shell whose time is over; the automatic mode that opening it had ended comes back.</summary>
    public static HostRecord Expire(HostRecord host) => Close(host) with
    {
        SshAutoMode = host.SshAutoMode || host.SshAutoModeSuspended,
    };

    /// <summary>Sets for how many seconds the shell opens, 0 for ever; one that is open gets the new time.</summary>
    public static HostRecord SetTimeout(HostRecord host, long seconds, DateTimeOffset now) => host with
    {
        SshEnabledTimeout = seconds,
        SshExpiry = host.SshEnabled ? ExpiryOf(seconds, now) : host.SshExpiry,
    };

    /// <summary>
    /// Sets whether the shell opens only while management is down; as it is up, turning this on closes the shell.
    /// </summary>
    public static HostRecord SetAutoMode(HostRecord host, bool isAutomatic) =>
        (isAutomatic ? Close(host) : host) with { SshAutoMode = isAutomatic };

    /// <summary>Why the shell cannot be open for that many seconds; null when it can.</summary>
    public static XenError? CheckTimeout(long seconds) => seconds is >= 0 and <= TimeoutMax
        ? null
        : new XenError(
            ErrorCode.ValueNotSupported, "ssh_enabled_timeout", Text(seconds), $"it must be from 0 to {TimeoutMax}");

    /// <summary>Why consoles cannot end after that many idle seconds; null when they can.</summary>
    public static XenError? CheckIdle(long seconds) => seconds >= 0
        ? null
        : new XenError(
            ErrorCode.ValueNotSupported, "console_idle_timeout", Text(seconds), "it must not be negative");

    /// <summary>True for a host whose shell has been open for long enough.</summary>
    public static bool IsOver(HostRecord host, DateTimeOffset now) =>
        host.SshEnabled && host.SshExpiry > DateTimeOffset.UnixEpoch && host.SshExpiry <= now;

    private static DateTimeOffset ExpiryOf(long seconds, DateTimeOffset now) =>
        seconds > 0 ? now.AddSeconds(seconds) : DateTimeOffset.UnixEpoch;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
