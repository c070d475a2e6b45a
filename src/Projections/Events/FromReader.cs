using System.Buffers;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Events;

/// <summary>
/// What changed between a token and the published tail, one event an object. All that is told is the state right after
/// that tail, whatever is written meanwhile. Thread-safe.
/// </summary>
internal sealed class FromReader(EventLog log, RecordStore store)
{
    private const int BufferLength = 512;

    /// <summary>Looks once, without waiting.</summary>
    /// <param name="token">
    /// Where the client stands. Beyond the tail (a token of another life) counts as the tail.
    /// </param>
    /// <param name="filter">What it wants to hear of.</param>
    public FromLook Look(EventId token, EventFilter filter)
    {
        while (true)
        {
            Published published = log.Published;
            if (filter.IsEmpty || token >= published.Tail)
            {
                return new FromLook([], published, null);
            }
            if (token > EventId.None && ReadWindow(token, published.Tail, filter) is { } recent)
            {
                return new FromLook(recent, published, null);
            }
            List<FeedEvent>? events = ReadState(token, published.Tail, filter);
            if (events is null)
            {
                return new FromLook([], published, new XenError(ErrorCode.EventsLost));
            }
            // What the state looked like at the tail may be gone from memory if reading took very long.
            if (log.Horizon <= published.Tail)
            {
                return new FromLook(events, published, null);
            }
        }
    }

    /// <summary>Folds the entries of the window; null when the token is below it.</summary>
    private List<FeedEvent>? ReadWindow(EventId token, EventId tail, EventFilter filter)
    {
        Dictionary<RecordSlot, EventEntry>? last = null;
        EventEntry[] buffer = ArrayPool<EventEntry>.Shared.Rent((int)Math.Min(BufferLength, tail.Value - token.Value));
        try
        {
            for (EventId at = token; at < tail;)
            {
                int wanted = (int)Math.Min(buffer.Length, tail.Value - at.Value);
                int count = log.Read(at, buffer.AsSpan(0, wanted));
                if (count < 0)
                {
                    return null;
                }
                foreach (ref readonly EventEntry entry in buffer.AsSpan(0, count))
                {
                    if (filter.Matches(entry))
                    {
                        (last ??= [])[entry.After.Slot] = entry;
                    }
                }
                at = new EventId(at.Value + count);
            }
        }
        finally
        {
            ArrayPool<EventEntry>.Shared.Return(buffer, clearArray: true);
        }
        return last is null ? [] : Classify(last.Values, token);
    }

    private static List<FeedEvent> Classify(ICollection<EventEntry> last, EventId token)
    {
        var groups = new EventGroups(last.Count);
        foreach (EventEntry entry in last)
        {
            RecordVersion version = entry.After;
            bool isNew = version.CreatedAt > token;
            if (entry.Kind != EventKind.Del)
            {
                groups.Add(version, isNew);
            }
            else if (!isNew)
            {
                groups.AddDeletion(version.Id, version.Slot.Class, version.Slot.Reference);
            }
        }
        return groups.InOrder();
    }

    /// <summary>Compares the objects alive with the token; null when deletions after it have been forgotten.</summary>
    private List<FeedEvent>? ReadState(EventId token, EventId tail, EventFilter filter)
    {
        var groups = new EventGroups(0);
        RecordView view = store.AsOf(tail);
        foreach (XenClass type in Subscription.VisibleClasses)
        {
            foreach (RecordVersion version in Asked(view, type, filter))
            {
                if (version.Id > token)
                {
                    groups.Add(version, version.CreatedAt > token);
                }
            }
        }
        // Before the first event there was nothing that could be missed now.
        if (token > EventId.None)
        {
            foreach (Tombstone gone in log.TombstonesAfter(token, tail))
            {
                if (gone.IsGap)
                {
                    if (gone.CreatedAt < token)
                    {
                        // The client was told of events that a crash took. What it makes of them is not known here.
                        return null;
                    }
                }
                else if (gone.CreatedAt <= token && filter.Matches(gone.Class, gone.Reference))
                {
                    groups.AddDeletion(gone.DeletedAt, gone.Class, gone.Reference);
                }
            }
            if (token < log.TombstoneHorizon)
            {
                return null;
            }
        }
        return groups.InOrder();
    }

    private static IEnumerable<RecordVersion> Asked(RecordView view, XenClass type, EventFilter filter) =>
        filter.MatchesAllOf(type)
            ? view.All(type)
            : filter.ObjectsOf(type).Select(reference => view.Find(type, reference)).OfType<RecordVersion>();
}
