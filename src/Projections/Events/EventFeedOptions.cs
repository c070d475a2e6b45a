using System.Security.Cryptography;
using System.Text;

namespace Xen.Model.Projections.Events;

/// <summary>Limits and pauses of an <see cref="EventFeed"/>. Checked when the feed is made.</summary>
public sealed record EventFeedOptions
{
    /// <summary>
    /// Different subscriptions that one session may hold for <c>event.next</c>; more are refused with INVALID_VALUE.
    /// 1 or more. Default 1000.
    /// </summary>
    public int SubscriptionsPerSessionMax { get; init; } = 1000;

    /// <summary>
    /// Strings in the class list of one call; more are refused with INVALID_VALUE. 1 or more. Default 10 000.
    /// </summary>
    public int ClassesPerCallMax { get; init; } = 10_000;

    /// <summary>
    /// Sessions that may be registered for <c>event.next</c>; more are refused with TOO_BUSY. 1 or more. Default 10
    /// 000.
    /// </summary>
    public int RegisteredSessionsMax { get; init; } = 10_000;

    /// <summary>
    /// Calls of <c>event.next</c> and <c>event.from</c> that may be under way together; more are refused with TOO_BUSY.
    /// 1 or more. Default 20 000.
    /// </summary>
    public int WaitingCallsMax { get; init; } = 20_000;

    /// <summary>Events that one answer to <c>event.next</c> holds at most. 1 or more. Default 1000.</summary>
    public int NextEventsMax { get; init; } = 1000;

    /// <summary>
    /// How long a waiting <c>event.next</c> goes on collecting after it was woken. Zero or more. Default zero.
    /// </summary>
    public TimeSpan NextPause { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// After how long without any other event a waiting <c>event.next</c> answers with an unchanged pool, if it asks
    /// for that. Zero for never, which is the default.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// How long a waiting <c>event.from</c> goes on collecting after it was woken, unless it is for tasks only. Zero or
    /// more. Default 10 ms.
    /// </summary>
    public TimeSpan FromPause { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Longest time that <c>event.from</c> waits; what is longer, negative or no number means this. Default 24 h.
    /// </summary>
    public TimeSpan FromTimeoutMax { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Names a session, given its reference as text, without giving it away. Default: its MD5 in hexadecimal.
    /// </summary>
    public Func<string, string> TrackId { get; init; } = Md5;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(SubscriptionsPerSessionMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClassesPerCallMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(RegisteredSessionsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WaitingCallsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NextEventsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NextPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Heartbeat, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(FromPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FromTimeoutMax, TimeSpan.Zero);
    }

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
