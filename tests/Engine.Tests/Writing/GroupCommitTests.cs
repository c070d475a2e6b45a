using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Calls_of_one_caller_keep_their_order()
    {
        await using XenModel model = await Scenario.OpenAsync(new MemoryLogStorage());
        Ref<TaskRecord>[] tasks = await CreateAsync(model, 8);
        EventId before = model.Log.Published.Tail;

        await Task.WhenAll(tasks.Select(task => Task.Run(() => PipelineAsync(model, task, 200))));

        var events = new EventEntry[tasks.Length * 200];
        model.Log.Read(before, events).Should().Be(events.Length);
        foreach (Ref<TaskRecord> task in tasks)
        {
            events.Where(entry => entry.After.Slot.Reference == task)
                .Select(entry => ((TaskRecord)entry.After.Record!).NameDescription)
                .Should().Equal(Enumerable.Range(0, 200).Select(at => $"{at}"));
        }
    }

    [Fact]
    public async Task Every_acknowledged_call_is_durable_and_visible()
    {
        var storage = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(storage);
        Ref<TaskRecord>[] tasks = await CreateAsync(model, 16);

        await Task.WhenAll(tasks.Select(task => Task.Run(async () =>
        {
            for (int at = 0; at < 50; at++)
            {
                CallOutcome outcome = await model.SubmitAsync(Scenario.Describe(task, $"{at}"), Scenario.Root);
                (storage.Durable >= outcome.At).Should().BeTrue();
                model.View.Find(task)!.NameDescription.Should().Be($"{at}");
            }
        })));

        await using XenModel reopened = await Scenario.OpenAsync(storage.Reopen(powerLoss: true));
        tasks.Should().OnlyContain(task => reopened.View.Find(task)!.NameDescription == "49");
        await model.DisposeAsync();
    }

    [Fact]
    public async Task Disposal_finishes_what_was_submitted()
    {
        var storage = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(storage);
        Ref<TaskRecord> task = await Scenario.CreateTaskAsync(model, "task");
        ValueTask<CallOutcome>[] open = [.. Enumerable.Range(0, 1000).Select(at =>
            model.SubmitAsync(Scenario.Describe(task, $"{at}"), Scenario.Root))];

        await model.DisposeAsync();

        foreach (ValueTask<CallOutcome> call in open)
        {
            (await call).Error.Should().BeNull();
        }
        storage.Durable.Value.Should().Be(1001);
        await FluentActions.Awaiting(() => model.SubmitAsync(Scenario.Describe(task, "late"), Scenario.Root).AsTask())
            .Should().ThrowAsync<EngineStoppedException>();
        model.Stopped.IsCompletedSuccessfully.Should().BeTrue();
    }

    private static async Task<Ref<TaskRecord>[]> CreateAsync(XenModel model, int count)
    {
        var tasks = new Ref<TaskRecord>[count];
        for (int at = 0; at < count; at++)
        {
            tasks[at] = await Scenario.CreateTaskAsync(model, $"task {at}");
        }
        return tasks;
    }

    private static async Task PipelineAsync(XenModel model, Ref<TaskRecord> task, int count)
    {
        ValueTask<CallOutcome>[] open = [.. Enumerable.Range(0, count).Select(at =>
            model.SubmitAsync(Scenario.Describe(task, $"{at}"), Scenario.Root))];
        EventId last = EventId.None;
        foreach (ValueTask<CallOutcome> call in open)
        {
            CallOutcome outcome = await call;
            (outcome.At > last).Should().BeTrue();
            last = outcome.At;
        }
    }
}
