using System.Collections.Concurrent;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.State;

/// <summary>
/// All versions of all objects that anybody may still look at. One writer; any number of readers without a lock, each
/// through a <see cref="RecordView"/>.
/// </summary>
public sealed class RecordStore
{
    private readonly ClassTable[] _tables;
    private ConcurrentDictionary<Guid, RecordSlot> _slots = new(1, 4096);
    private int[]? _liveCounts;

    /// <summary>Makes an empty store for all classes of the data model.</summary>
    public RecordStore()
    {
        _tables = new ClassTable[DataModel.ClassIdMax + 1];
        foreach (XenClass type in DataModel.Classes)
        {
            _tables[type.Id] = new ClassTable(type);
        }
    }

    /// <summary>The state right after an event. Valid while the event is not below the horizon.</summary>
    public RecordView AsOf(EventId id) => new(this, id);

    /// <summary>
    /// How many objects of each class are alive at the writer's head, by class number. Never changed: whoever asks
    /// again before an object comes or goes gets the same array.
    /// </summary>
    internal int[] LiveCounts() => _liveCounts ??= Array.ConvertAll(_tables, table => table?.LiveCount ?? 0);

    /// <summary>How many objects of a class are alive at the writer's head.</summary>
    internal int LiveCount(XenClass type) => _tables[type.Id].LiveCount;

    internal RecordSlot? Find(ObjectRef reference) => _slots.GetValueOrDefault(reference.Id);

    internal IEnumerable<RecordSlot> Slots(XenClass type) => _tables[type.Id].Slots();

    /// <summary>Adds an object. The reference must be new.</summary>
    internal RecordVersion Create(ObjectRef reference, XenRecord record, EventId id) =>
        TryAdd(reference, record, id, id)
        ?? throw new InvalidOperationException($"{reference} was given to two objects");

    /// <summary>Adds an object as it was kept in a checkpoint; null when there is one of that reference.</summary>
    internal RecordVersion? TryAdd(ObjectRef reference, XenRecord record, EventId createdAt, EventId modifiedAt)
    {
        var slot = new RecordSlot(reference, record.Class, createdAt);
        var version = new RecordVersion(slot, record, modifiedAt, null);
        slot.Push(version);
        if (!_slots.TryAdd(reference.Id, slot))
        {
            return null;
        }
        ClassTable table = _tables[record.Class.Id];
        table.Link(slot);
        table.LiveCount++;
        _liveCounts = null;
        return version;
    }

    /// <summary>
    /// Makes room for many objects at once; growing step by step costs more than adding them. Before anybody reads.
    /// </summary>
    internal void MakeRoom(int count)
    {
        if (count > 4096)
        {
            var larger = new ConcurrentDictionary<Guid, RecordSlot>(1, _slots.Count + count);
            foreach (KeyValuePair<Guid, RecordSlot> slot in _slots)
            {
                larger.TryAdd(slot.Key, slot.Value);
            }
            _slots = larger;
        }
    }

    /// <summary>Gives an object another state.</summary>
    internal static RecordVersion Change(RecordSlot slot, XenRecord record, EventId id)
    {
        RecordVersion before = slot.Head;
        // Objects outside the log have no past that anybody could ask for.
        var version = new RecordVersion(slot, record, id, id == EventId.None ? null : before);
        slot.Push(version);
        return version;
    }

    /// <summary>Marks an object as gone.</summary>
    internal RecordVersion Delete(RecordSlot slot, EventId id)
    {
        RecordVersion before = slot.Head;
        var version = new RecordVersion(slot, null, id, before);
        slot.Push(version);
        _tables[slot.Class.Id].LiveCount--;
        _liveCounts = null;
        if (id == EventId.None)
        {
            Free(slot);
        }
        return version;
    }

    /// <summary>Gives up an object that was gone before the horizon.</summary>
    internal void Free(RecordSlot slot)
    {
        _tables[slot.Class.Id].Unlink(slot);
        _slots.TryRemove(slot.Reference.Id, out _);
    }
}
