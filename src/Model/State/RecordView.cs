using System.Diagnostics.CodeAnalysis;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.State;

/// <summary>
/// The state of everything right after one event: all reads through one view fit together. Costs nothing to take and
/// needs no lock; valid while its event is not below the horizon.
/// </summary>
public readonly struct RecordView
{
    private readonly RecordStore _store;

    internal RecordView(RecordStore store, EventId id)
    {
        _store = store;
        Id = id;
    }

    /// <summary>The event after which the view looks.</summary>
    public EventId Id { get; }

    /// <summary>The current version of an object of any class; null when there is none.</summary>
    public RecordVersion? Find(ObjectRef reference)
    {
        RecordVersion? version = _store.Find(reference)?.At(Id);
        return version is { IsTombstone: false } ? version : null;
    }

    /// <summary>The current version of an object of the given class; null when there is none.</summary>
    public RecordVersion? Find(XenClass type, ObjectRef reference)
    {
        RecordVersion? version = Find(reference);
        return version?.Slot.Class == type ? version : null;
    }

    /// <summary>The record of an object; null when there is no such object of the class.</summary>
    public T? Find<T>(Ref<T> reference)
        where T : XenRecord, IXenRecord => Find((ObjectRef)reference)?.Record as T;

    /// <summary>Finds the record of an object.</summary>
    public bool TryGet<T>(Ref<T> reference, [NotNullWhen(true)] out T? record)
        where T : XenRecord, IXenRecord => (record = Find(reference)) is not null;

    /// <summary>All objects of a class in order of creation.</summary>
    public IEnumerable<RecordVersion> All(XenClass type)
    {
        EventId id = Id;
        return _store.Slots(type).Select(slot => slot.At(id)).OfType<RecordVersion>()
            .Where(version => !version.IsTombstone);
    }

    /// <summary>All objects of a class in order of creation, with their records.</summary>
    public IEnumerable<(Ref<T> Reference, T Record)> All<T>()
        where T : XenRecord, IXenRecord =>
        All(T.ClassInfo).Select(version => (version.Slot.Reference.As<T>(), (T)version.Record!));

    /// <summary>Every slot of a class, gone objects included as far as they are kept; for readers of the log.</summary>
    internal IEnumerable<RecordSlot> Slots(XenClass type) => _store.Slots(type);
}
