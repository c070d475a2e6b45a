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
            if (slot.Head.Record is OperationRecord operation && OperationKind.IsOfServer(operation.Kind))
            {
                _waiting.Add(slot.Reference.As<OperationRecord>());
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
            if (change.After is null)
            {
                _waiting!.Remove(id);
                _isWakeWanted = true;
            }
            else if (change.Before is null && change.After is OperationRecord operation
                && OperationKind.IsOfServer(operation.Kind))
            {
                _waiting!.Add(id);
                _isWakeWanted |= operation.Kind != OperationKind.CallWait || WaitingCalls.IsFresh(operation);
            }
        }
    }

    private void RetryWaiting(DateTimeOffset now, CommitBatch batch)
    {
        while (_isWakeWanted)
        {
            _isWakeWanted = false;
            foreach (Ref<OperationRecord> id in _waiting!.ToArray())
            {
                if (Store.Find(id)?.Head.Record is OperationRecord waiting)
                {
                    Ref<SessionRecord> session = (Store.Find(waiting.Task)?.Head.Record as TaskRecord)?.Session
                        ?? default;
                    StepOne(new RetryWaiting(id), WaitingCalls.CallerOf(waiting, session), now, batch);
                }
            }
        }
    }
}
