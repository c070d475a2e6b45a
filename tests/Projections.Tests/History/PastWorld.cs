using System.Collections.Immutable;
using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Projections.Tests.History;

/// <summary>
/// A core on a log in memory that remembers everything, so that any account of the past can be checked.
/// </summary>
internal sealed class PastWorld
{
    private const int ObjectsOfOneClassMax = 4;

    private static readonly XenClass[] s_classes =
    [
        .. DataModel.Relations.All
            .Where(relation => !relation.Source.Declaration.Transient)
            .SelectMany(relation => (XenClass[])[relation.Source.Class, relation.Inverse.Class]).Distinct()
            .OrderBy(type => type.Id),
    ];

    private readonly CommitBatch _batch = new();
    private readonly Sequencer _sequencer;

    public PastWorld(ulong seed = 1, DeciderTable? deciders = null)
    {
        Random = new SeededRandomSource(seed);
        _sequencer = new Sequencer(
            deciders ?? StandardDeciders.Table(), Random, new EventWindowOptions { RetainedEventsMax = 1_000_000 });
        Archive = new MemoryLogArchive(Storage);
        Past = new LogHistory(Archive);
    }

    public SeededRandomSource Random { get; }

    public MemoryLogStorage Storage { get; } = new();

    public MemoryLogArchive Archive { get; }

    public LogHistory Past { get; }

    public RecordView View => At(Tail);

    public EventId Tail => _sequencer.Log.Head;

    public EventLog Log => _sequencer.Log;

    public RecordStore Store => _sequencer.Store;

    /// <summary>The time of the next call; a second passes with each.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(1_787_300_000);

    /// <summary>What the model itself remembers of a moment.</summary>
    public RecordView At(EventId id) => _sequencer.Store.AsOf(id);

    public CallOutcome Step(Call call, CallContext? caller = null)
    {
        _batch.Clear();
        CallOutcome outcome = _sequencer.Step(call, caller ?? CallContext.Server, Now, _batch);
        Now += TimeSpan.FromSeconds(1);
        Storage.Append(_batch);
        _sequencer.Log.Publish(_sequencer.Log.Sealed());
        return outcome;
    }

    public object? Do(Call call, CallContext? caller = null)
    {
        CallOutcome outcome = Step(call, caller);
        outcome.Error.Should().BeNull("{0} should be accepted", call.WireName);
        return outcome.Result;
    }

    public void Put(ObjectRef reference, XenRecord? record) => Do(new Observe([new Fact(reference, record)]));

    public Ref<T> Add<T>(T record)
        where T : XenRecord, IXenRecord
    {
        var reference = new ObjectRef(Random.NextGuid());
        Put(reference, record);
        return reference.As<T>();
    }

    public void Rename<T>(Ref<T> reference, string label)
        where T : XenRecord, IXenRecord =>
        Put(reference, T.ClassInfo.FieldNamed("name_label")!.WithValue(View.Find(reference)!, label));

    /// <summary>Comings, goings and changes of objects of all classes that take part in relations.</summary>
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Do(new Observe([.. Facts(Random.NextInt(4) + 1)]));
        }
    }

    /// <summary>Everything in a state that the log is responsible for, as text.</summary>
    public static string Describe(RecordView view)
    {
        var text = new StringBuilder();
        foreach (RecordVersion version in DataModel.Classes.SelectMany(view.All).Where(v => v.Id > EventId.None))
        {
            text.Append(version.CreatedAt).Append(' ').Append(version.Id).Append(' ')
                .AppendLine(Describe(version.Slot.Reference, version.Record));
        }
        return text.ToString();
    }

    public static string Describe(ObjectRef reference, XenRecord? record) => record is null
        ? $"{reference} is gone"
        : $"{record.Class} {reference} "
            + string.Join(' ', record.Class.Fields.Select(field => $"{field.WireName}={field.QueryText(record)}"));

    private ImmutableArray<Fact> Facts(int count)
    {
        var facts = new Dictionary<ObjectRef, Fact>();
        while (facts.Count < count)
        {
            XenClass type = Random.Pick(s_classes);
            RecordVersion[] all = [.. View.All(type)];
            RecordVersion? known = all.Length == 0 ? null : Random.Pick(all);
            if (known is null || (all.Length < ObjectsOfOneClassMax && Random.Chance(30)))
            {
                var created = new ObjectRef(Random.NextGuid());
                facts.Add(created, new Fact(created, Related(type.Empty)));
            }
            else
            {
                ObjectRef reference = known.Slot.Reference;
                facts[reference] = new Fact(reference, Random.Chance(20) ? null : Changed(Related(known.Record!)));
            }
        }
        return [.. facts.Values];
    }

    private XenRecord Changed(XenRecord record) =>
        record.Class.FieldNamed("name_label") is { } label && Random.Chance(50)
            ? label.WithValue(record, $"name {Random.NextInt(5)}")
            : record;

    private XenRecord Related(XenRecord record)
    {
        foreach (Relation relation in DataModel.Relations.From(record.Class)
            .Where(relation => !relation.Source.Declaration.Transient))
        {
            record = Random.Chance(60) ? relation.Source.WithValue(record, Target(relation)) : record;
        }
        return record;
    }

    private object Target(Relation relation)
    {
        Type type = relation.Source.GetType().GetGenericArguments()[1];
        RecordVersion[] targets = [.. View.All(relation.Inverse.Class)];
        if (!relation.Source.Type.IsSet)
        {
            ObjectRef target = targets.Length > 0 && Random.Chance(80) ? Random.Pick(targets).Slot.Reference : default;
            return Activator.CreateInstance(type, target.Id)!;
        }
        var set = (RefSet)type.GetField("Empty")!.GetValue(null)!;
        return targets.Where(_ => Random.Chance(40))
            .Aggregate(set, (members, target) => members.With(target.Slot.Reference));
    }
}
