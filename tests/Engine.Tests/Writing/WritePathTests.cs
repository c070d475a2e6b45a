using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine.Writing;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

/// <summary>The write path as one thread drives it, in any order that two threads could.</summary>
public sealed class WritePathTests
{
    [Fact]
    public void The_next_batch_sees_what_the_one_before_decided_and_clients_see_neither()
    {
        var storage = new MemoryLogStorage();
        EngineCore core = Open(storage);
        WriteBatch first = Decide(core, new TaskCreate("task", ""));
        var task = (Ref<TaskRecord>)first.Calls[0].Outcome.Result!;
        WriteBatch second = Decide(core, Scenario.Describe(task, "changed"));
        PendingCall change = second.Calls[0];

        change.Outcome.Error.Should().BeNull();
        core.Sequencer.Log.View.Find(task).Should().BeNull();
        storage.Head.Should().Be(EventId.None);

        core.Path.Flush(first);
        core.Sequencer.Log.View.Find(task)!.NameDescription.Should().BeEmpty();
        change.Completion.IsCompleted.Should().BeFalse();

        core.Path.Flush(second);
        core.Sequencer.Log.View.Find(task)!.NameDescription.Should().Be("changed");
        change.Completion.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_interleaving_of_two_batches_in_flight_leads_to_the_state_that_the_log_holds(int seed)
    {
        var storage = new MemoryLogStorage();
        EngineCore core = Open(storage);
        var random = new Random(seed);
        var tasks = new List<Ref<TaskRecord>>();
        var inFlight = new Queue<WriteBatch>();
        for (int step = 0; step < 400; step++)
        {
            if (inFlight.Count < 2 && random.Next(2) == 0)
            {
                IEnumerable<int> some = Enumerable.Range(0, random.Next(4));
                inFlight.Enqueue(Decide(core, [.. some.Select(_ => Any(random, tasks))]));
                tasks.AddRange(inFlight.Last().Calls.Select(call => call.Outcome.Result).OfType<Ref<TaskRecord>>());
            }
            else if (inFlight.TryDequeue(out WriteBatch? batch))
            {
                core.Path.Flush(batch);
                storage.Durable.Should().Be(core.Sequencer.Log.Published.Tail);
            }
            core.Path.Trim();
        }
        while (inFlight.TryDequeue(out WriteBatch? batch))
        {
            core.Path.Flush(batch);
        }
        EngineCore reopened = Open(storage.Reopen(powerLoss: true));
        StateText.Of(reopened.Sequencer.Log.View).Should().Be(StateText.Of(core.Sequencer.Log.View)).And.NotBeEmpty();
    }

    private static EngineCore Open(MemoryLogStorage storage) => EngineCore.Open(new XenModelOptions
    {
        Storage = storage,
        Deciders = StandardDeciders.Table(),
        Random = new SeededRandomSource((ulong)storage.Head.Value + 7),
    });

    private static WriteBatch Decide(EngineCore core, params Schema.Call[] calls)
    {
        var batch = new WriteBatch();
        List<PendingCall> pending = [.. calls.Select(call => new PendingCall(call, Scenario.Root))];
        core.Path.Decide(batch, pending, 0, pending.Count, DateTimeOffset.UnixEpoch);
        return batch;
    }

    private static Schema.Call Any(Random random, List<Ref<TaskRecord>> tasks)
    {
        if (tasks.Count == 0 || random.Next(3) == 0)
        {
            return new TaskCreate("task", "");
        }
        Ref<TaskRecord> task = tasks[random.Next(tasks.Count)];
        return random.Next(5) == 0 ? new TaskDestroy(task) : Scenario.Describe(task, $"{random.Next()}");
    }
}
