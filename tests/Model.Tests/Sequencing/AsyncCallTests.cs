using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

public sealed class AsyncCallTests
{
    private static readonly CallContext s_async =
        new() { IsAsync = true, Method = "Async.test.scripted", UserName = "root" };

    [Fact]
    [Trait("Obligation", "TASK-6")]
    public void An_accepted_call_ends_in_a_finished_task_with_an_empty_value()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        DateTimeOffset now = world.Now;
        CallOutcome outcome = world.Do(new SetField(site, PVSSiteRecord.NameLabelField, "new"), s_async);
        outcome.IsPending.Should().BeFalse();
        TaskRecord task = world.Get(outcome.Task);
        task.Status.Should().Be(TaskStatusType.Success);
        task.Result.Should().Be("<value></value>");
        task.Progress.Should().Be(1);
        task.Created.Should().Be(now);
        task.Finished.Should().Be(now);
        task.NameLabel.Should().Be("Async.test.scripted");
        task.ErrorInfo.Should().BeEmpty();
        world.Get(site).NameLabel.Should().Be("new");
        world.Commits.Should().HaveCount(2, "change and task are one commit");
    }

    [Fact]
    [Trait("Obligation", "TASK-7")]
    public void The_reference_that_a_call_answers_with_stands_in_its_task()
    {
        World world = Scripted.World();
        CallOutcome outcome = world.Do(new CreateObject(new PVSSiteRecord()), s_async);
        world.Get(outcome.Task).Result.Should().Be($"<value>{outcome.Result}</value>");
    }

    [Fact]
    [Trait("Obligation", "TASK-5")]
    public void A_refused_call_ends_in_a_failed_task_and_changes_nothing_else()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "before" });
        CallOutcome outcome = world.Do(new Scripted(context =>
        {
            context.Changes.Update(site, record => record with { NameLabel = "after" });
            context.NeedTask();
            return new XenError(ErrorCode.OperationNotAllowed, "no");
        }), s_async);
        TaskRecord task = world.Get(outcome.Task);
        task.Status.Should().Be(TaskStatusType.Failure);
        task.ErrorInfo.Should().Equal("OPERATION_NOT_ALLOWED", "no");
        task.Result.Should().BeEmpty();
        world.Get(site).NameLabel.Should().Be("before");
        world.View.All<TaskRecord>().Should().ContainSingle();
    }

    [Fact]
    public void A_decider_that_throws_ends_in_a_failed_task()
    {
        World world = Scripted.World();
        CallOutcome outcome = world.Do(new Scripted(_ => throw new InvalidCastException("a bug")), s_async);
        world.Get(outcome.Task).ErrorInfo[0].Should().Be("INTERNAL_ERROR");
        world.EventsAfter(EventId.None).Should().ContainSingle();
    }

    [Fact]
    [Trait("Obligation", "TASK-9")]
    public void A_cancelled_call_ends_in_a_cancelled_task()
    {
        World world = Scripted.World();
        CallOutcome outcome = world.Do(new Scripted(_ => new XenError(ErrorCode.TaskCancelled, "x")), s_async);
        world.Get(outcome.Task).Status.Should().Be(TaskStatusType.Cancelled);
    }

    [Fact]
    public void A_pending_call_leaves_its_task_open()
    {
        World world = Scripted.World();
        CallOutcome outcome = world.Do(new Scripted(context =>
        {
            context.NeedTask();
            return Decision.Pending;
        }), s_async);
        outcome.IsPending.Should().BeTrue();
        TaskRecord task = world.Get(outcome.Task);
        task.Status.Should().Be(TaskStatusType.Pending);
        task.Finished.Should().Be(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void A_synchronous_call_needs_no_task()
    {
        World world = Scripted.World();
        world.Do(new CreateObject(new PVSSiteRecord())).Task.IsNull.Should().BeTrue();
        world.View.All<TaskRecord>().Should().BeEmpty();
    }

    [Fact]
    public void Parent_and_other_config_of_the_task_come_from_the_caller()
    {
        World world = Scripted.World();
        Ref<TaskRecord> parent = world.Do(new Scripted(_ => Decision.Done), s_async).Task;
        CallOutcome outcome = world.Do(new Scripted(_ => Decision.Done), s_async with
        {
            ParentTask = parent,
            TaskOtherConfig = XenMap<string, string>.Of(("key", "value")),
        });
        world.Get(outcome.Task).SubtaskOf.Should().Be(parent);
        world.Get(outcome.Task).OtherConfig.GetOr("key", "").Should().Be("value");
        world.Get(parent).Subtasks.Contains(outcome.Task).Should().BeTrue();
        world.EventsAfter(new EventId(1)).Select(entry => entry.Kind).Should().Equal(EventKind.Add, EventKind.Mod);
    }
}
