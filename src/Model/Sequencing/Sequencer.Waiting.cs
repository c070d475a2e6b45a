using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Waiting;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>
/// Calls that wait for operations to end are decided again right behind the call that ended one, each in a commit of
/// its own, the oldest first.
/// </summary>
public sealed partial class Sequencer
{
    /// <summary>For each that waits, the text that names the tasks in its way; empty when that is not known.</summary>
    private readonly Dictionary<Ref<OperationRecord>, string> _behind = [];

    /// <summary>Tasks of operations that have ended since what waits was last looked at.</summary>
    private readonly List<string> _ended = [];

    private List<Ref<OperationRecord>>? _waiting;

    /// <summary>After a start something may have ended that nobody was told of.</summary>
    private bool _isWakeWanted = true;

    /// <summary>Not before the first call: until then the state may still be read from the log.</summary>
    private void FindWaiting()
    {
        if (_waiting is not null)
        {
            return;
        }
        _waiting = [];
        foreach (RecordSlot slot in Store.Slots(OperationRecord.ClassInfo))
        {
            if (slot.Head.Record is OperationRecord operation && OperationKind.IsWaiting(operation.Kind))
            {
                Wait(slot.Reference.As<OperationRecord>(), "");
            }
        }
    }

    private void NoteOperations()
    {
        _isWakeWanted |= _context.Call is Tick;
        foreach (Change change in _changes.Items)
        {
            if (change.Class != OperationRecord.ClassInfo)
            {
                continue;
            }
            Ref<OperationRecord> id = change.Reference.As<OperationRecord>();
            if (change is { After: null, Before: OperationRecord ended })
            {
                _waiting!.Remove(id);
                _behind.Remove(id);
                _ended.Add(ended.Task.ToString());
            }
            else if (change is { Before: null, After: OperationRecord begun } && OperationKind.IsWaiting(begun.Kind))
            {
                Wait(id, Obstacle());
                _isWakeWanted |= begun.Kind != OperationKind.CallWait || WaitingCalls.IsFresh(begun);
            }
        }
    }

    private void Wait(Ref<OperationRecord> id, string behind)
    {
        _waiting!.Add(id);
        _behind[id] = behind;
    }

    private string Obstacle() => _context.Obstacle is { Parameters: [.., var tasks] } ? tasks : "";

    private void RetryWaiting(DateTimeOffset now, CommitBatch batch)
    {
        while (_isWakeWanted || _ended.Count > 0)
        {
            bool isForAll = _isWakeWanted;
            string[] ended = [.. _ended];
            _isWakeWanted = false;
            _ended.Clear();
            foreach (Ref<OperationRecord> id in _waiting!.ToArray())
            {
                if (_behind.TryGetValue(id, out string? behind)
                    && (isForAll || behind.Length == 0
                        || Array.Exists(ended, task => behind.Contains(task, StringComparison.Ordinal))))
                {
                    Retry(id, now, batch);
                }
            }
        }
    }

    private void Retry(Ref<OperationRecord> id, DateTimeOffset now, CommitBatch batch)
    {
        if (Store.Find(id)?.Head.Record is not OperationRecord waiting)
        {
            return;
        }
        Ref<SessionRecord> session = (Store.Find(waiting.Task)?.Head.Record as TaskRecord)?.Session ?? default;
        StepOne(new RetryWaiting(id), WaitingCalls.CallerOf(waiting, session), now, batch);
        if (_behind.ContainsKey(id))
        {
            _behind[id] = Obstacle();
        }
    }
}
