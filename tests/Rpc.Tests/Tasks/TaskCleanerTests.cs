using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Tasks;

public sealed class TaskCleanerTests : IAsyncLifetime
{
    private static readonly SessionPolicy s_policy = new() { EndedTasksMax = 2 };

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(_clock, new XenApiOptions { Sessions = s_policy });
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "TASK-14")]
    public async Task An_ended_task_can_be_read_for_a_day()
    {
        string task = await EndedAsync();

        await PassAsync(s_policy.EndedTaskRetention - s_policy.HousekeepingInterval);
        Status(task).Should().Be(TaskStatusType.Success);
        await PassAsync(s_policy.HousekeepingInterval * 2);

        await _server.UntilAsync(() => Status(task) is null);
    }

    [Fact]
    [Trait("Obligation", "TASK-15")]
    public async Task Of_too_many_ended_tasks_the_newest_stay_and_pending_ones_do_not_count()
    {
        string pending = await NewAsync();
        string first = await EndedAsync();
        string second = await EndedAsync();
        await PassAsync(s_policy.HousekeepingInterval);
        Status(first).Should().NotBeNull("there may be two");
        string third = await EndedAsync();

        await PassAsync(s_policy.HousekeepingInterval);

        await _server.UntilAsync(() => Status(first) is null);
        Status(second).Should().NotBeNull();
        Status(third).Should().NotBeNull();
        Status(pending).Should().Be(TaskStatusType.Pending);
    }

    [Fact]
    [Trait("Obligation", "TASK-13")]
    public async Task A_pending_task_without_progress_is_cancelled_after_a_day_and_stays_to_be_read()
    {
        string moving = await NewAsync();
        string still = await NewAsync();

        // One round too early and one that sees them for the first time.
        await PassAsync(s_policy.PendingTaskMax + s_policy.HousekeepingInterval + TimeSpan.FromSeconds(1));
        await _server.CallAsync("task.set_progress", _session, moving, 0.5);
        Status(still).Should().Be(TaskStatusType.Pending, "one pass cannot tell whether it moves");
        await PassAsync(s_policy.HousekeepingInterval);

        await _server.UntilAsync(() => Status(still) is TaskStatusType.Cancelled);
        Status(moving).Should().Be(TaskStatusType.Pending);
    }

    private async Task<string> NewAsync()
    {
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        return (await _server.CallAsync("task.create", _session, "work", "")).Text;
    }

    private async Task<string> EndedAsync()
    {
        string task = await NewAsync();
        await _server.CallAsync("task.set_status", _session, task, "success");
        return task;
    }

    /// <summary>Lets time pass and the housekeeping that becomes due be done.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await Task.Delay(100);
    }

    private TaskStatusType? Status(string task)
    {
        ObjectRef.TryParse(task, out ObjectRef reference).Should().BeTrue();
        return _server.Model.View.Find(reference.As<TaskRecord>())?.Status;
    }
}
