using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Tests.Writing;
using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Checkpoints;

/// <summary>A core on a simulated disk, driven step by step, with objects that come, change and go.</summary>
internal sealed class Cores : IDisposable
{
    private readonly SegmentLogStorage _storage;
    private readonly Random _random;
    private readonly List<Ref<TaskRecord>> _tasks = [];

    public Cores(SimulatedDisk disk, int seed = 1, Func<XenModelOptions, XenModelOptions>? with = null)
    {
        Disk = disk;
        _random = new Random(seed);
        _storage = SegmentLogStorage.Open(disk, new SegmentLogOptions
        {
            SegmentSizeBytes = 16 * 1024,
            // Calls of the disk are counted, and one of them may be made to fail.
            SealInBackground = false,
            Clock = Clock,
            Random = new SeededRandomSource((ulong)seed),
        });
        var options = new XenModelOptions
        {
            Storage = _storage,
            Deciders = StandardDeciders.Table(),
            Clock = Clock,
            Random = new SeededRandomSource((ulong)(seed + (_storage.Head.Value * 31))),
            Window = new EventWindowOptions { RetainedEventsMax = 100 },
        };
        Core = EngineCore.Open(with?.Invoke(options) ?? options);
        _tasks.AddRange(Core.Sequencer.Log.View.All<TaskRecord>().Select(task => task.Reference));
    }

    public static ManualClock Clock { get; } = new();

    public SimulatedDisk Disk { get; }

    public EngineCore Core { get; }

    public EventId Tail => Core.Sequencer.Log.Published.Tail;

    public EventId Durable => _storage.Durable;

    public EventId Horizon => _storage.Horizon;

    public Checkpointer Checkpointer => Core.Checkpointer!;

    public CheckpointStore Store => new(Disk);

    public string State => StateText.Of(Core.Sequencer.Log.View);

    public IEnumerable<Tombstone> Tombstones => Core.Sequencer.Log.TombstonesAfter(EventId.None, Tail);

    public string Names => string.Join(' ', Store.List().Select(name => name.Id));

    public static SimulatedDisk NewDisk(int seed = 1) => new(new SeededRandomSource((ulong)seed));

    public void Run(int calls)
    {
        while (calls > 0)
        {
            int count = Math.Min(calls, 1 + _random.Next(5));
            Do([.. Enumerable.Range(0, count).Select(_ => Any())]);
            calls -= count;
            Core.Path.Trim();
        }
    }

    public void Do(params Call[] calls)
    {
        var batch = new WriteBatch();
        List<PendingCall> pending = [.. calls.Select(call => new PendingCall(call, Scenario.Root))];
        Core.Path.Decide(batch, pending, 0, pending.Count, Clock.GetUtcNow());
        _tasks.AddRange(pending.Select(call => call.Outcome.Result).OfType<Ref<TaskRecord>>());
        Core.Path.Flush(batch);
    }

    public CheckpointStatus TakeCheckpoint()
    {
        while (Checkpointer.Step())
        {
            // To the end.
        }
        return Checkpointer.Status;
    }

    public void Dispose() => _storage.Dispose();

    private Call Any()
    {
        int choice = _random.Next(10);
        if (_tasks.Count < 3 || choice < 3)
        {
            return new TaskCreate($"task {_random.Next()}", new string('x', _random.Next(100)));
        }
        int at = _random.Next(_tasks.Count);
        Ref<TaskRecord> task = _tasks[at];
        if (choice == 9)
        {
            _tasks.RemoveAt(at);
            return new TaskDestroy(task);
        }
        return choice == 8
            ? new AddToMap(task, TaskRecord.OtherConfigField, $"{_random.Next(5)}", "value")
            : Scenario.Describe(task, $"{_random.Next()}");
    }
}
