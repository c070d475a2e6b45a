using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Indexes;

/// <summary>
/// Finds objects by uuid and by name. The indexes only propose: every answer is checked against the caller's view, and
/// where they have moved on past the view, the view itself is searched. Hence an answer is always that of the view.
/// Holds as many entries as there are live objects. One writer; readers take no lock.
/// </summary>
public sealed class ObjectIndexes : IProjection
{
    private readonly TextIndex _uuids = new();
    private readonly TextIndex?[] _labels = new TextIndex?[DataModel.ClassIdMax + 1];
    private readonly Field?[] _uuidFields = new Field?[DataModel.ClassIdMax + 1];
    private readonly Field?[] _labelFields = new Field?[DataModel.ClassIdMax + 1];

    /// <summary>Makes empty indexes for all classes that clients can see.</summary>
    public ObjectIndexes()
    {
        foreach (XenClass type in DataModel.Classes.Where(type => !type.IsInternal))
        {
            _uuidFields[type.Id] = type.FieldNamed("uuid");
            if (type.FieldNamed("name_label") is { } label)
            {
                _labelFields[type.Id] = label;
                _labels[type.Id] = new TextIndex();
            }
        }
    }

    /// <summary>How many different uuids are known.</summary>
    public int UuidCount => _uuids.Count;

    /// <summary>How many different names objects of a class have.</summary>
    public int LabelCount(XenClass type) => _labels[type.Id]?.Count ?? 0;

    /// <inheritdoc/>
    public void Expect(XenClass type, long count)
    {
        if (_uuidFields[type.Id] is not null)
        {
            _uuids.MakeRoom(count);
        }
        _labels[type.Id]?.MakeRoom(count);
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<EventEntry> entries)
    {
        foreach (ref readonly EventEntry entry in entries)
        {
            RecordVersion after = entry.After;
            int type = after.Slot.Class.Id;
            XenRecord? before = entry.Kind == EventKind.Add ? null : after.Previous?.Record;
            if (_uuidFields[type] is { } uuid)
            {
                _uuids.Move(after.Slot, TextIn(uuid, before), TextIn(uuid, after.Record), entry.Id);
            }
            if (_labelFields[type] is { } label)
            {
                _labels[type]!.Move(after.Slot, TextIn(label, before), TextIn(label, after.Record), entry.Id);
            }
        }
    }

    /// <summary>The object of a class with a uuid, compared to the letter; null when the view has none.</summary>
    public ObjectRef? ByUuid(RecordView view, XenClass type, string uuid)
    {
        if (_uuidFields[type.Id] is not { } field)
        {
            return null;
        }
        foreach (RecordVersion found in Search(view, type, field, _uuids, uuid))
        {
            return found.Slot.Reference;
        }
        return null;
    }

    /// <summary>
    /// The objects of a class with a name, compared to the letter, oldest first; empty when the view has none.
    /// </summary>
    public IReadOnlyList<ObjectRef> ByNameLabel(RecordView view, XenClass type, string label)
    {
        if (_labelFields[type.Id] is not { } field)
        {
            return [];
        }
        List<RecordVersion> found = Search(view, type, field, _labels[type.Id]!, label);
        found.Sort(static (left, right) => left.CreatedAt.CompareTo(right.CreatedAt));
        return found.ConvertAll(version => version.Slot.Reference);
    }

    private static List<RecordVersion> Search(RecordView view, XenClass type, Field field, TextIndex index, string text)
    {
        if (!IsInLog(type))
        {
            return Scan(view, type, field, text);
        }
        var found = new List<RecordVersion>();
        foreach (ObjectRef candidate in index.Find(text))
        {
            if (view.Find(type, candidate) is { } version && TextIn(field, version.Record) == text)
            {
                found.Add(version);
            }
        }
        return index.RemovedAt > view.Id ? Scan(view, type, field, text) : found;
    }

    private static List<RecordVersion> Scan(RecordView view, XenClass type, Field field, string text) =>
        [.. view.All(type).Where(version => TextIn(field, version.Record) == text)];

    /// <summary>
    /// Objects that live no longer than the process change outside the log; no projection hears of them.
    /// </summary>
    private static bool IsInLog(XenClass type) => type.Declaration.Persistent || type.Declaration.Events;

    private static string? TextIn(Field field, XenRecord? record) =>
        record is null ? null : field.GetValue(record) as string;
}
