using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// A client of event.from that keeps a copy of the objects and its token, also while the server is down. After each
/// answer its copy is the server's state, counts of references included; EVENTS_LOST comes exactly when deletions since
/// its token have been forgotten, or when it was told of events that a crash took.
/// </summary>
/// <param name="classes">What it wants; empty for everything.</param>
/// <param name="gaps">What crashes took.</param>
/// <param name="tally">Counts what it got.</param>
public sealed class Mirror(IReadOnlyList<string> classes, Gaps gaps, Tally tally)
{
    private const string Name = "a mirror fed by event.from is the state";

    private static readonly Dictionary<string, XenClass> s_byName =
        DataModel.Classes.ToDictionary(type => type.EventName);

    private readonly Dictionary<ObjectRef, XenRecord> _objects = [];
    private readonly XenClass[] _classes =
    [
        .. Subscription.VisibleClasses.Where(type => classes.Count == 0 || classes.Contains(type.EventName)),
    ];

    private string _token = "";
    private bool _isOld;

    /// <summary>What it wants, and where it stands.</summary>
    public override string ToString() => $"{(classes.Count == 0 ? "*" : string.Join(' ', classes))} behind {_token}";

    /// <summary>The server was down in between.</summary>
    public void ServerWasDown() => _isOld = _token.Length > 0;

    /// <summary>Asks once, without waiting, and compares the copy with the state.</summary>
    /// <param name="feed">The server.</param>
    /// <param name="session">A session.</param>
    /// <param name="log">Tells how far back answers can be exact.</param>
    public void Poll(EventFeed feed, Ref<SessionRecord> session, EventLog log)
    {
        EventToken.TryParse(_token, out EventId from);
        bool isGhost = gaps.Holds(from);
        bool isLost = isGhost || (_token.Length > 0 && from < log.Horizon && from < log.TombstoneHorizon);
        ValueTask<FromBatch> answer =
            feed.FromAsync(session, classes.Count == 0 ? ["*"] : classes, _token, 0, CancellationToken.None);
        FromBatch batch = answer.IsCompleted ? answer.Result : throw Failed("a call with no timeout waits");
        if (_isOld)
        {
            tally.Add(Did.TokensKept);
            _isOld = false;
        }
        if (batch.Error is { } error)
        {
            if (error.Code != ErrorCode.EventsLost || !isLost)
            {
                throw Failed($"{error} came; deletions behind {log.TombstoneHorizon} are known");
            }
            tally.Add(isGhost ? Did.GhostsTold : Did.FromLost);
            _objects.Clear();
            _token = "";
            return;
        }
        if (isLost)
        {
            throw Failed($"EVENTS_LOST was due: deletions up to {log.TombstoneHorizon} are forgotten");
        }
        tally.Add(Did.FromEvents, batch.Events.Count);
        foreach (FeedEvent item in batch.Events)
        {
            Apply(item);
        }
        _token = batch.Token;
        Compare(log.View, batch);
    }

    private void Apply(in FeedEvent item)
    {
        bool isKnown = _objects.ContainsKey(item.Ref);
        if (isKnown != item.Operation is EventKind.Mod or EventKind.Del)
        {
            throw Failed($"{item.Operation} of {item.Class} {item.Ref}, which is {(isKnown ? "" : "not ")}known");
        }
        if (item.Operation == EventKind.Del)
        {
            _objects.Remove(item.Ref);
        }
        else
        {
            _objects[item.Ref] = item.Snapshot!.Record!;
        }
    }

    private void Compare(RecordView state, FromBatch batch)
    {
        if (EventToken.Of(state.Id) != _token)
        {
            throw Failed($"the token does not stand at {state.Id}");
        }
        int count = 0;
        foreach (XenClass type in _classes)
        {
            foreach (RecordVersion version in state.All(type))
            {
                count++;
                if (!_objects.TryGetValue(version.Slot.Reference, out XenRecord? copy)
                    || Differences.Between(version.Record!, copy) is not null)
                {
                    throw Failed($"{type} {version.Slot.Reference} is not what the answers said");
                }
            }
        }
        if (count != _objects.Count)
        {
            throw Failed($"{_objects.Count} objects were told of, there are {count}");
        }
        foreach ((string name, int number) in batch.ValidRefCounts)
        {
            int valid = state.All(s_byName[name]).Count();
            if (number != valid)
            {
                throw Failed($"{number} references of {name} were said to be valid, {valid} are");
            }
        }
    }

    private SimFailedException Failed(string finding) => new(Name, $"token '{_token}': {finding}");
}
