using Xen.Model.Calls;
using Xen.Model.Decisions;
using Xen.Model.Decisions.Generic;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Tests;

/// <summary>
/// The pure core with a seed: every step is one call, published at once, its commit kept as a log would keep it.
/// </summary>
internal sealed class World
{
    private readonly CommitBatch _batch = new();
    private readonly EventWindowOptions _window;

    /// <param name="table">The deciders; those of a host when left out.</param>
    /// <param name="seed">Where identities come from.</param>
    /// <param name="window">How much of the past is kept.</param>
    public World(DeciderTable? table = null, ulong seed = 1, EventWindowOptions? window = null)
    {
        _window = window ?? new EventWindowOptions();
        Random = new SeededRandomSource(seed);
        Sequencer = new Sequencer(table ?? StandardDeciders.Table(), Random, _window, secrets: Protector);
    }

    public SeededRandomSource Random { get; }

    public ReversibleProtector Protector { get; } = new();

    public Sequencer Sequencer { get; }

    public EventLog Log => Sequencer.Log;

    public RecordView View => Log.View;

    /// <summary>The time of the next step; a second passes with each.</summary>
    public DateTimeOffset Now { get; set; } = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    public List<StoredCommit> Commits { get; } = [];

    /// <summary>The audit notes between them.</summary>
    public List<StoredCommit> Notes { get; } = [];

    /// <summary>A world in which every class is treated alike: no class has rules of its own.</summary>
    public static World OfPlainObjects(ulong seed = 1, EventWindowOptions? window = null) =>
        new(PlainTable(), seed, window);

    public static DeciderTable PlainTable()
    {
        var table = new DeciderTable();
        FieldDeciders.Register(table, new FieldRules());
        ObjectDeciders.Register(table, new Lifecycles());
        return table;
    }

    public CallOutcome Step(Call call, CallContext? caller = null)
    {
        _batch.Clear();
        CallOutcome outcome = Sequencer.Step(call, caller ?? CallContext.Server, Now, _batch);
        Now += TimeSpan.FromSeconds(1);
        foreach (CommitBatch.Entry entry in _batch.Entries)
        {
            var stored = new StoredCommit(entry.FirstId, entry.EventCount, _batch.Body(entry).ToArray());
            (stored.IsNote ? Notes : Commits).Add(stored);
        }
        Log.Publish(Log.Sealed());
        return outcome;
    }

    /// <summary>A step that must not be refused.</summary>
    public CallOutcome Do(Call call, CallContext? caller = null)
    {
        CallOutcome outcome = Step(call, caller);
        outcome.Error.Should().BeNull("{0} should be accepted", call.WireName);
        return outcome;
    }

    public Ref<T> Create<T>(T record)
        where T : XenRecord, IXenRecord => ((ObjectRef)Do(new CreateObject(record)).Result!).As<T>();

    public void Set<TRecord, TValue>(Ref<TRecord> self, Field<TRecord, TValue> field, TValue value)
        where TRecord : XenRecord, IXenRecord => Do(new SetField(self, field, value!));

    public void Destroy<T>(Ref<T> self)
        where T : XenRecord, IXenRecord => Do(new DestroyObject(T.ClassInfo, self));

    public T Get<T>(Ref<T> self)
        where T : XenRecord, IXenRecord => View.Find(self) ?? throw new InvalidOperationException($"{self} is gone");

    /// <summary>The events behind an id, read as a subscriber does.</summary>
    public List<EventEntry> EventsAfter(EventId after) => Events(Log, after);

    /// <summary>A second core that has seen nothing but this one's commits.</summary>
    public Sequencer Replayed()
    {
        var copy = new Sequencer(new DeciderTable(), new SeededRandomSource(0), _window);
        foreach (StoredCommit commit in Commits)
        {
            copy.Replay(commit);
        }
        copy.Log.Publish(copy.Log.Sealed());
        return copy;
    }

    public static List<EventEntry> Events(EventLog log, EventId after)
    {
        var events = new List<EventEntry>();
        var buffer = new EventEntry[64];
        for (int count = -1; count != 0;)
        {
            count = log.Read(after, buffer);
            count.Should().BeGreaterThanOrEqualTo(0, "nothing was trimmed");
            events.AddRange(buffer.AsSpan(0, count));
            after = new EventId(after.Value + count);
        }
        return events;
    }
}
