using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Simulation;

/// <summary>
/// All commits in order, as they were given to the storage: what the log must hold, whatever happens to it. Not
/// thread-safe.
/// </summary>
public sealed class Chronicle
{
    private readonly List<Written> _commits = [];

    /// <summary>The commits, oldest first.</summary>
    public IReadOnlyList<Written> Commits => _commits;

    /// <summary>The last event of the last commit.</summary>
    public EventId Last => _commits.Count == 0 ? EventId.None : _commits[^1].LastId;

    /// <summary>Takes in the commits of a batch that was decided.</summary>
    public void Add(CommitBatch batch)
    {
        foreach (CommitBatch.Entry entry in batch.Entries)
        {
            if (entry.EventCount > 0)
            {
                byte[] body = batch.Body(entry).ToArray();
                _commits.Add(new Written(entry.FirstId, entry.EventCount, body, batch.NeedsFlush));
            }
        }
    }

    /// <summary>The last commits are answered: those up to an event.</summary>
    public void Answer(EventId upTo, long now)
    {
        for (int at = _commits.Count - 1; at >= 0 && _commits[at].AnsweredAt is null; at--)
        {
            if (_commits[at].LastId <= upTo)
            {
                _commits[at].AnsweredAt = now;
            }
        }
    }

    /// <summary>Everything there is was found in a log that was opened.</summary>
    public void MakeDurable()
    {
        for (int at = _commits.Count - 1; at >= 0 && !_commits[at].IsDurable; at--)
        {
            _commits[at].IsDurable = true;
        }
    }

    /// <summary>Forgets what a crash took: the commits behind an event.</summary>
    public void CutAfter(EventId kept) => _commits.RemoveAll(commit => commit.LastId > kept);
}
