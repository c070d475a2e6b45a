using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>The state that a chronicle leads to, folded from its beginning, at any event. Not thread-safe.</summary>
public sealed class Fold
{
    private readonly StateReplayer _state = new(
        new EventWindowOptions { RetainedEventsMax = int.MaxValue / 2 }, new ReversibleProtector());

    private int _commits;

    /// <summary>Views below this one are no longer exact.</summary>
    public EventId Horizon => _state.Log.Horizon;

    /// <summary>Folds on up to an event that ends a commit.</summary>
    public Fold UpTo(Chronicle chronicle, EventId id)
    {
        while (_commits < chronicle.Commits.Count && chronicle.Commits[_commits].LastId <= id)
        {
            StoredCommit commit = chronicle.Commits[_commits++].Stored;
            _state.Replay(commit);
        }
        // Ids that a crash made the log give up.
        _state.GoTo(id);
        return this;
    }

    /// <summary>The state right after an event.</summary>
    public RecordView AsOf(EventId id) => _state.Store.AsOf(id);
}
