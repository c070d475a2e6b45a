using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

public sealed class WindowTests
{
    [Fact]
    public async Task A_reader_at_the_edge_of_the_window_sees_every_event_or_that_it_is_too_late()
    {
        await using XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = new MemoryLogStorage(),
            Deciders = StandardDeciders.Table(),
            Window = new EventWindowOptions { RetainedEventsMax = 1 },
        });
        Ref<TaskRecord> task = await Scenario.CreateTaskAsync(model, "task");
        using var stop = new CancellationTokenSource();
        Task<int>[] readers =
            [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadFromTheEdge(model.Log, stop.Token)))];

        // Enough for the blocks of the window to be used again many times over.
        var open = new ValueTask<CallOutcome>[1000];
        for (int round = 0; round < 60; round++)
        {
            for (int at = 0; at < open.Length; at++)
            {
                open[at] = model.SubmitAsync(Scenario.Describe(task, $"{round} {at}"), Scenario.Root);
            }
            foreach (ValueTask<CallOutcome> call in open)
            {
                (await call).Error.Should().BeNull();
            }
        }
        await stop.CancelAsync();

        (await Task.WhenAll(readers)).Should().OnlyContain(reads => reads > 0);
        model.Log.Horizon.Value.Should().BeGreaterThan(50_000);
        model.Log.Read(EventId.None, new EventEntry[1]).Should().Be(-1);
    }

    private static int ReadFromTheEdge(EventLog log, CancellationToken stop)
    {
        int reads = 0;
        var buffer = new EventEntry[64];
        while (!stop.IsCancellationRequested)
        {
            EventId edge = log.Horizon;
            int count = log.Read(edge, buffer);
            for (int at = 0; at < count; at++)
            {
                buffer[at].Id.Value.Should().Be(edge.Value + 1 + at);
                reads++;
            }
        }
        return reads;
    }
}
