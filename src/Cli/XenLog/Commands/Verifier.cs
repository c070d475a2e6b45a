using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Engine.Archive;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary>
/// Reads everything that a log holds: each commit must decode, follow the one before and fit the state, and each
/// checkpoint must be the state that the commits lead to. For one thread.
/// </summary>
internal sealed class Verifier(OpenedLog log)
{
    private const long ShownEvery = 2048;

    private readonly ILogArchive _archive = log.Archive;
    private readonly EventId _tail = log.Archive.Tail;
    private readonly Queue<EventId> _checkpoints = new(Commands.Checkpoints.Of(log.Archive));
    private readonly List<string> _findings = [];
    private readonly List<string> _notes = [];
    private ReadOnlyMemory<byte> _chain;
    private StateReplayer? _state;

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>What a crash or a daemon at work left unfinished, and the next start mends.</summary>
    public IReadOnlyList<string> Unfinished => _notes;

    /// <summary>The hash chain's newest value.</summary>
    public ReadOnlyMemory<byte> ChainValue => _chain;

    /// <summary>The last event that was checked.</summary>
    public EventId Tail => _tail;

    /// <summary>Commits that were read.</summary>
    public long Commits { get; private set; }

    /// <summary>Audit notes that were read.</summary>
    public long Notes { get; private set; }

    /// <summary>Checkpoints that were compared.</summary>
    public long Checkpoints { get; private set; }

    /// <summary>Checks; says how many events are done so far.</summary>
    public void Run(Action<long> done)
    {
        FindDamagedBytes();
        FindDamagedCheckpoints();
        EventId last = _archive.Horizon;
        _state = last == EventId.None ? new StateReplayer() : null;
        CheckCheckpoints(last);
        try
        {
            foreach (StoredCommit commit in _archive.Read(last, _tail))
            {
                if (commit.FirstId <= last || (commit.IsNote && commit.LastId < last))
                {
                    _findings.Add($"the commit at {commit.FirstId} follows event {last}");
                }
                Check(commit);
                last = commit.LastId > last ? commit.LastId : last;
                CheckCheckpoints(last);
                done(last.Value - _archive.Horizon.Value);
            }
        }
        catch (IOException damage)
        {
            Add(damage.Message);
        }
        if (last < _tail)
        {
            _findings.Add($"the log ends with event {_tail}, but the last one that can be read is {last}");
        }
    }

    private void FindDamagedBytes()
    {
        LogCheck check = log.CheckBytes();
        _chain = check.ChainValue;
        foreach (LogFinding finding in check.Findings)
        {
            (finding.IsDamage ? _findings : _notes).Add(finding.ToString());
        }
    }

    private void Add(string finding)
    {
        if (!_findings.Contains(finding))
        {
            _findings.Add(finding);
        }
    }

    private void FindDamagedCheckpoints()
    {
        foreach (CheckpointName name in log.Checkpoints.List())
        {
            try
            {
                using CheckpointFile file = log.Checkpoints.Open(name);
                foreach (long _ in file.Verify())
                {
                    // Reading it to its end is what checks it.
                }
            }
            catch (CheckpointDamagedException damage)
            {
                _findings.Add(damage.Message);
            }
        }
    }

    private void Check(in StoredCommit commit)
    {
        Commits += commit.IsNote ? 0 : 1;
        Notes += commit.IsNote ? 1 : 0;
        try
        {
            // The header too: a fold does not look at it.
            _ = CommitReader.Read(commit).Header;
            if (_state is not null)
            {
                _state.Replay(commit);
                if (_state.Head.Value - _state.Log.Published.Tail.Value > ShownEvery)
                {
                    _state.Show();
                }
            }
        }
        catch (Exception damage) when (damage is MessagePackException or InvalidOperationException)
        {
            _findings.Add($"the commit at {commit.FirstId}: {damage.Message}");
            // What follows cannot be folded any more, but it can still be read.
            _state = null;
        }
    }

    /// <summary>Compares the checkpoints up to an event, or begins with the first of them.</summary>
    private void CheckCheckpoints(EventId at)
    {
        while (_checkpoints.TryPeek(out EventId next) && next <= at)
        {
            _checkpoints.Dequeue();
            Checkpoints++;
            try
            {
                using ICheckpointReader? checkpoint = _archive.OpenCheckpoint(next);
                if (checkpoint is null || checkpoint.Id != next || next < _archive.Horizon)
                {
                    continue;
                }
                if (_state is not null)
                {
                    Compare(checkpoint, _state);
                }
                else
                {
                    var state = new StateReplayer();
                    state.Restore(checkpoint);
                    _state = state;
                }
            }
            catch (Exception damage) when (damage is IOException or MessagePackException)
            {
                _findings.Add(damage.Message);
            }
        }
    }

    private void Compare(ICheckpointReader checkpoint, StateReplayer state)
    {
        RecordView view = state.Store.AsOf(checkpoint.Id);
        long count = 0;
        foreach (CheckpointObject item in checkpoint.Objects())
        {
            count++;
            RecordVersion? version = view.Find(item.Reference);
            if (version is null || version.Slot.Class != item.Record.Class)
            {
                _findings.Add($"checkpoint {checkpoint.Id} has {item.Record.Class} {item.Reference}, the log has not");
            }
            else if (version.CreatedAt != item.CreatedAt || version.Id != item.ModifiedAt)
            {
                _findings.Add($"checkpoint {checkpoint.Id} has other event ids for {item.Reference} than the log");
            }
            else if (FirstOther(item.Record, version.Record!) is { } field)
            {
                _findings.Add(
                    $"checkpoint {checkpoint.Id} has another value of {field} of {item.Reference} than the log");
            }
        }
        long expected = DataModel.Classes.Sum(type => view.All(type).LongCount());
        if (count != expected)
        {
            _findings.Add($"checkpoint {checkpoint.Id} has {count} objects, the log leads to {expected}");
        }
    }

    private static Field? FirstOther(XenRecord left, XenRecord right) =>
        left.Class.Fields.FirstOrDefault(field => !field.Same(left, right));
}
