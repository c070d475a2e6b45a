using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// What was started was wanted, durably and first; every intent ends exactly once, and when all is quiet none is left
/// and no task waits for one.
/// </summary>
public sealed class IntentChecker
{
    private const string Name = "an intent has one outcome";

    private readonly HashSet<Ref<OperationRecord>> _started = [];

    /// <summary>The process starts again: what it took on before is forgotten by it, not by the log.</summary>
    public void Starting() => _started.Clear();

    /// <summary>The machine was asked to do something.</summary>
    public void Start(Ref<OperationRecord> id)
    {
        if (!_started.Add(id))
        {
            throw new SimFailedException(Name, $"{id} was started twice in one life");
        }
    }

    /// <summary>A loss of power left events up to this one: nothing may have been started that it took.</summary>
    /// <param name="shown">What is left.</param>
    /// <param name="isPromised">True when the flush policy promises that intents are durable.</param>
    public void Kept(ShownEvents shown, bool isPromised)
    {
        if (!isPromised)
        {
            return;
        }
        HashSet<ObjectRef> wanted =
        [
            .. shown.Between(EventId.None, shown.Last)
                .Where(item => item.Class == OperationRecord.ClassInfo).Select(item => item.Reference),
        ];
        foreach (Ref<OperationRecord> id in _started.Where(id => !wanted.Contains(id)))
        {
            throw new SimFailedException(Name, $"{id} was started, but its intent was not durable");
        }
    }

    /// <summary>All that was started has been reported, and nothing is under way.</summary>
    public static void CheckQuiet(RecordView state, ShownEvents shown)
    {
        foreach (RecordVersion left in state.All(OperationRecord.ClassInfo))
        {
            throw new SimFailedException(Name, $"{left.Slot.Reference} is still there although all is quiet");
        }
        foreach (IGrouping<ObjectRef, Shown> events in shown.Between(EventId.None, shown.Last)
            .Where(item => item.Class == OperationRecord.ClassInfo).GroupBy(item => item.Reference))
        {
            if (events.Count(item => item.Kind == EventKind.Add) != 1
                || events.Count(item => item.Kind == EventKind.Del) != 1)
            {
                throw new SimFailedException(Name, $"{events.Key} did not begin once and end once");
            }
            CheckTask(((OperationRecord)events.First().Record).Task, state, shown);
        }
    }

    private static void CheckTask(Ref<TaskRecord> task, RecordView state, ShownEvents shown)
    {
        if (state.Find(task) is { Status: TaskStatusType.Pending })
        {
            throw new SimFailedException(Name, $"{task} is still pending although all is quiet");
        }
        TaskStatusType? before = null;
        foreach (Shown item in shown.Between(EventId.None, shown.Last).Where(item => item.Reference == task))
        {
            TaskStatusType status = ((TaskRecord)item.Record).Status;
            if (before is { } known && known != TaskStatusType.Pending && known != status)
            {
                throw new SimFailedException(Name, $"{task} went from {known} to {status}");
            }
            before = status;
        }
    }
}
