using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Events;

/// <summary>The answer to <c>event.from</c>. Immutable.</summary>
public sealed record FromBatch
{
    private static readonly XenClass[] s_counted =
    [
        .. DataModel.Classes.Where(type => type.Declaration.InDatabase && !type.IsInternal),
    ];

    private FromBatch()
    {
    }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public XenError? Error { get; private init; }

    /// <summary>
    /// Additions, then changes, then deletions; each in the order of their ids, each object at most once.
    /// </summary>
    public IReadOnlyList<FeedEvent> Events { get; private init; } = [];

    /// <summary>How many objects of every class of the database there are right after the token.</summary>
    public IReadOnlyList<(string Class, int Count)> ValidRefCounts { get; private init; } = [];

    /// <summary>Where to go on: behind the last event that was looked at, whether it matched or not.</summary>
    public string Token { get; private init; } = "";

    internal static FromBatch Refused(XenError error) => new() { Error = error };

    internal static FromBatch Of(IReadOnlyList<FeedEvent> events, Published published) => new()
    {
        Events = events,
        ValidRefCounts = Array.ConvertAll(s_counted, type => (type.EventName, published.LiveCount(type))),
        Token = EventToken.Of(published.Tail),
    };
}
