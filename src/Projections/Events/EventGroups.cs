using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Events;

/// <summary>
/// Collects coalesced events and gives them out the way clients expect: additions, changes, deletions.
/// </summary>
internal sealed class EventGroups(int capacity)
{
    private readonly List<FeedEvent> _events = new(capacity);

    public void Add(RecordVersion version, bool isNew) => _events.Add(new FeedEvent(
        version.Id, isNew ? EventKind.Add : EventKind.Mod, version.Slot.Class, version.Slot.Reference, version, null));

    public void AddDeletion(EventId id, XenClass type, ObjectRef reference) =>
        _events.Add(new FeedEvent(id, EventKind.Del, type, reference, null, null));

    public List<FeedEvent> InOrder()
    {
        // The kinds are numbered in the order of the groups.
        _events.Sort(static (left, right) => left.Operation == right.Operation
            ? left.Id.CompareTo(right.Id)
            : left.Operation.CompareTo(right.Operation));
        return _events;
    }
}
