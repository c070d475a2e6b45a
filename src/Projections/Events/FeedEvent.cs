using System.Globalization;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Events;

/// <summary>One event on its way to a client. Immutable.</summary>
/// <param name="Id">The event in the log; for a coalesced one, the last that it stands for.</param>
/// <param name="Operation">What happened.</param>
/// <param name="Type">The class of the object.</param>
/// <param name="Ref">The object.</param>
/// <param name="Snapshot">The state to send along; null for none.</param>
/// <param name="UnixTimeMs">When, in milliseconds since 1970 UTC; null where the message does not say.</param>
public readonly record struct FeedEvent(
    EventId Id, EventKind Operation, XenClass Type, ObjectRef Ref, RecordVersion? Snapshot, long? UnixTimeMs)
{
    private const string NoTime = "0.0";
    private const int MsPerSecond = 1000;

    /// <summary>The class in the spelling of events: lower case.</summary>
    public string Class => Type.EventName;

    /// <summary>The operation in the spelling of events.</summary>
    public string OperationName => Operation switch
    {
        EventKind.Add => "add",
        EventKind.Mod => "mod",
        _ => "del",
    };

    /// <summary>
    /// Seconds since 1970 as the text of a floating-point number: <c>1787300000.</c> or <c>1787300000.25</c>.
    /// </summary>
    public string Timestamp
    {
        get
        {
            if (UnixTimeMs is not { } ms)
            {
                return NoTime;
            }
            (long seconds, long rest) = Math.DivRem(ms, MsPerSecond);
            // Nothing is left of three zeros, and clients expect just the point then.
            string fraction = Math.Abs(rest).ToString("000", CultureInfo.InvariantCulture).TrimEnd('0');
            return seconds.ToString(CultureInfo.InvariantCulture) + "." + fraction;
        }
    }
}
