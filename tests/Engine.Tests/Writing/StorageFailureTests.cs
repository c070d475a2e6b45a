using System.Collections.Concurrent;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

public sealed class StorageFailureTests
{
    public static TheoryData<LogFault, int> Faults
    {
        get
        {
            var faults = new TheoryData<LogFault, int>();
            foreach (LogFault fault in Enum.GetValues<LogFault>())
            {
                foreach (int call in (int[])[1, 2, 5, 20])
                {
                    faults.Add(fault, call);
                }
            }
            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Nobody_is_left_waiting_and_nothing_acknowledged_is_lost(LogFault fault, int call)
    {
        var disk = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(new FaultyLogStorage(disk, fault, call));
        var acknowledged = new ConcurrentBag<Ref<TaskRecord>>();

        Task[] callers = [.. Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
        {
            while (true)
            {
                acknowledged.Add(await Scenario.CreateTaskAsync(model, $"of {caller}"));
            }
        }))];
        Task ended = Task.WhenAll(callers.Select(caller => caller.ContinueWith(_ => { }, TaskScheduler.Default)));
        await ended.WaitAsync(TimeSpan.FromSeconds(30));

        callers.Should().OnlyContain(caller => caller.Exception!.InnerException is EngineStoppedException);
        await FluentActions.Awaiting(() => Scenario.CreateTaskAsync(model, "late"))
            .Should().ThrowAsync<EngineStoppedException>();
        await FluentActions.Awaiting(() => model.Stopped).Should().ThrowAsync<EngineStoppedException>();
        acknowledged.Except(model.View.All<TaskRecord>().Select(task => task.Reference)).Should().BeEmpty();
        await model.DisposeAsync();
        await using XenModel reopened = await Scenario.OpenAsync(disk.Reopen(powerLoss: true));
        acknowledged.Except(reopened.View.All<TaskRecord>().Select(task => task.Reference)).Should().BeEmpty();
    }
}
