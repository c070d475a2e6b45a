using System.Collections.Immutable;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>
/// Follows one object through the commits that touch it, without the state of any other. Stored fields are in its own
/// events; what joins its derived sets and leaves them is in the events beside them. For one thread.
/// </summary>
internal sealed class ObjectHistory(ILogArchive archive, XenClass type, ObjectRef reference)
{
    private static readonly ILookup<XenClass, Relation> s_inverses =
        DataModel.Relations.All.ToLookup(relation => relation.Inverse.Class);

    /// <summary>Values known of an object whose beginning lies in the part of the log that is gone.</summary>
    private readonly HashSet<Field> _known = [];
    private readonly List<LoggedEvent> _events = [];
    private XenRecord? _state;
    private bool _isComplete;
    private bool _isStarted;
    private EventId _nextCheckpoint;

    /// <summary>The changes behind one event up to another, oldest first.</summary>
    public IEnumerable<ObjectChange> Read(EventId after, EventId upTo)
    {
        // From the beginning, as the values before a change come from the changes before it.
        foreach (StoredCommit commit in archive.ReadTouching(reference, archive.Horizon, upTo))
        {
            if (Follow(commit, after, upTo) is { } change)
            {
                yield return change;
            }
        }
    }

    private ObjectChange? Follow(in StoredCommit commit, EventId after, EventId upTo)
    {
        CommitReader reader = CommitReader.Read(commit);
        _events.Clear();
        int own = -1;
        foreach (LoggedEvent logged in reader.Events())
        {
            own = logged.Reference == reference ? _events.Count : own;
            _events.Add(logged);
        }
        if (own < 0 || _events[own].Class != type)
        {
            return null;
        }
        LearnFromCheckpoints(_events[own], commit.FirstId);
        (ImmutableArray<FieldChange> fields, XenRecord? known) = Apply(_events[own]);
        EventId id = _events[own].Id;
        return id <= after || id > upTo ? null : new ObjectChange
        {
            Id = id,
            Kind = _events[own].Kind,
            Class = type,
            Reference = reference,
            Header = reader.Header,
            Fields = fields,
            StartsCommit = own == 0,
            After = known,
        };
    }

    private (ImmutableArray<FieldChange> Fields, XenRecord? After) Apply(in LoggedEvent own)
    {
        XenRecord? before = _state;
        switch (own.Kind)
        {
            case EventKind.Add:
                _isComplete = true;
                _state = Related(LoggedFields.Read(own).Record, null);
                return (ObjectDifference.Filled(_state), _state);
            case EventKind.Del:
                _state = null;
                return ([], null);
            case EventKind.Mod when _isComplete && before is not null:
                _state = Related(LoggedFields.Read(own, before).Record, null);
                return (ObjectDifference.Changed(before, _state), _state);
            default:
                return (ApplyInPart(own), null);
        }
    }

    /// <summary>A change of an object of which only what changed since the horizon is known.</summary>
    private ImmutableArray<FieldChange> ApplyInPart(in LoggedEvent own)
    {
        XenRecord before = _state ?? type.Empty;
        LoggedFields logged = LoggedFields.Read(own, before);
        var related = new HashSet<Field>();
        Related(logged.Record, related);
        _state = logged.Record;
        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        foreach (Field field in type.Fields)
        {
            if (logged.Has(field))
            {
                changes.Add(new FieldChange(field, _known.Contains(field) ? before : null, _state));
                _known.Add(field);
            }
            else if (related.Contains(field))
            {
                changes.Add(new FieldChange(field, null, null));
            }
        }
        return changes.ToImmutable();
    }

    /// <summary>Does to the derived sets what the events of the commit do, in their order.</summary>
    /// <param name="record">The object.</param>
    /// <param name="touched">Gets the sets that may have changed; null when that is of no interest.</param>
    private XenRecord Related(XenRecord record, HashSet<Field>? touched)
    {
        foreach (LoggedEvent logged in _events)
        {
            foreach (Relation relation in s_inverses[type].Where(relation => relation.Source.Class == logged.Class))
            {
                LoggedFields fields = LoggedFields.Read(logged);
                if (logged.Kind == EventKind.Mod && !fields.Has(relation.Source))
                {
                    continue;
                }
                bool joins = logged.Kind != EventKind.Del && relation.Targets(fields.Record).Contains(reference);
                var before = (RefSet)relation.Inverse.GetValue(record)!;
                RefSet after = joins ? before.With(logged.Reference) : before.Without(logged.Reference);
                record = ReferenceEquals(before, after) ? record : relation.Inverse.WithValue(record, after);
                if (joins || logged.Kind != EventKind.Add)
                {
                    touched?.Add(relation.Inverse);
                }
            }
        }
        return record;
    }

    /// <summary>
    /// An object that is older than the log gets its first known state from a checkpoint: the one before the first
    /// change that is left, or the first one behind it.
    /// </summary>
    private void LearnFromCheckpoints(in LoggedEvent own, EventId firstId)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            if (own.Kind != EventKind.Add)
            {
                LearnFrom(new EventId(firstId.Value - 1));
                _nextCheckpoint = _isComplete ? EventId.None : FirstCheckpointAfter(firstId);
            }
        }
        else if (!_isComplete && _nextCheckpoint > EventId.None && firstId > _nextCheckpoint)
        {
            LearnFrom(_nextCheckpoint);
            _nextCheckpoint = EventId.None;
        }
    }

    private void LearnFrom(EventId atOrBelow)
    {
        using ICheckpointReader? checkpoint = archive.OpenCheckpoint(atOrBelow);
        if (checkpoint is null || checkpoint.Id < archive.Horizon)
        {
            return;
        }
        foreach (CheckpointObject item in checkpoint.Objects())
        {
            if (item.Reference == reference)
            {
                _state = item.Record;
                _isComplete = true;
                return;
            }
        }
    }

    private EventId FirstCheckpointAfter(EventId id)
    {
        EventId first = EventId.None;
        EventId below = archive.Tail;
        while (below > id)
        {
            using ICheckpointReader? checkpoint = archive.OpenCheckpoint(below);
            if (checkpoint is null || checkpoint.Id < id)
            {
                break;
            }
            first = checkpoint.Id;
            below = new EventId(first.Value - 1);
        }
        return first;
    }
}
