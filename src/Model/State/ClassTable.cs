using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.State;

/// <summary>The slots of one class in order of creation.</summary>
internal sealed class ClassTable(XenClass type)
{
    private readonly RecordSlot _first = new(ObjectRef.Null, type, EventId.None);
    private RecordSlot? _last;

    /// <summary>How many objects of the class are alive at the writer's head.</summary>
    public int LiveCount { get; set; }

    public void Link(RecordSlot slot)
    {
        RecordSlot last = _last ?? _first;
        slot.Before = last;
        last.Next = slot;
        _last = slot;
    }

    public void Unlink(RecordSlot slot)
    {
        // The slot keeps its own link so that a reader that stands on it finds its way on.
        slot.Before!.Next = slot.Next;
        if (slot.Next is { } next)
        {
            next.Before = slot.Before;
        }
        else
        {
            _last = slot.Before == _first ? null : slot.Before;
        }
    }

    public IEnumerable<RecordSlot> Slots()
    {
        for (RecordSlot? slot = _first.Next; slot is not null; slot = slot.Next)
        {
            yield return slot;
        }
    }
}
