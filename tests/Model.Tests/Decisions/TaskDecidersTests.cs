using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Decisions;

public sealed class TaskDecidersTests
{
    private readonly World _world = new();

    [Fact]
    [Trait("Obligation", "TASK-17")]
    public void Clients_can_make_a_task_and_report_on_it()
    {
        Ref<TaskRecord> task = NewTask();
        _world.Get(task).NameLabel.Should().Be("backup");
        _world.Get(task).Status.Should().Be(TaskStatusType.Pending);
        _world.Do(new TaskSetProgress(task, 0.5));
        _world.Do(new TaskSetStatus(task, TaskStatusType.Success));
        _world.Get(task).Progress.Should().Be(0.5);
        _world.Get(task).Status.Should().Be(TaskStatusType.Success);
    }

    [Fact]
    public void Adding_a_key_twice_is_an_error()
    {
        Ref<TaskRecord> task = NewTask();
        _world.Do(new TaskAddToOtherConfig(task, "key", "value"));
        _world.Step(new TaskAddToOtherConfig(task, "key", "value")).Error!.Description
            .Should().Equal("MAP_DUPLICATE_KEY", "task", "other_config", task.ToString(), "key");
    }

    [Fact]
    public void A_task_that_does_not_exist_cannot_be_used()
    {
        var task = new Ref<TaskRecord>(_world.Random.NextGuid());
        string[] expected = ["HANDLE_INVALID", "task", task.ToString()];
        _world.Step(new TaskDestroy(task)).Error!.Description.Should().Equal(expected);
        _world.Step(new TaskCancel(task)).Error!.Description.Should().Equal(expected);
        _world.Step(new TaskSetProgress(task, 1)).Error!.Description.Should().Equal(expected);
        _world.Step(new TaskAddToOtherConfig(task, "k", "v")).Error!.Description.Should().Equal(expected);
    }

    [Fact]
    public void A_task_that_ended_is_not_cancelled_and_can_be_forgotten()
    {
        Ref<TaskRecord> task = NewTask();
        _world.Do(new ForgetTask(task));
        _world.Get(task).Should().NotBeNull("a pending task is not forgotten");
        _world.Do(new TaskSetStatus(task, TaskStatusType.Success));
        EventId before = _world.Log.Head;
        _world.Do(new TaskCancel(task));
        _world.Log.Head.Should().Be(before);
        _world.Do(new ForgetTask(task));
        _world.View.Find(task).Should().BeNull();
        _world.Do(new ForgetTask(task));
    }

    [Fact]
    [Trait("Obligation", "TASK-9")]
    public void Cancelling_reaches_the_operations_of_the_task_and_no_others()
    {
        (World world, Ref<TaskRecord> task, Ref<OperationRecord> operation) = WithOperation();
        Ref<OperationRecord> other = default;
        world.Do(new Sequencing.Scripted(context =>
        {
            other = context.Intend(OperationKind.VMStart, ObjectRef.Null);
            return Decision.Pending;
        }));
        world.Get(operation).Task.Should().Be(task);
        world.Do(new TaskCancel(task));
        world.Get(operation).CancelRequested.Should().BeTrue();
        world.Get(other).CancelRequested.Should().BeFalse();
        world.Get(task).Status.Should().Be(TaskStatusType.Pending, "it ends when the operation does");
        world.Get(task).CurrentOperations.Select(entry => entry.Value).Should().Equal(TaskAllowedOperations.Cancel);
    }

    [Fact]
    [Trait("Obligation", "TASK-12")]
    public void A_task_whose_operation_runs_is_only_marked_by_destroy()
    {
        (World world, Ref<TaskRecord> task, _) = WithOperation();
        world.Do(new TaskDestroy(task));
        world.Get(task).CurrentOperations.Single()
            .Should().Be(KeyValuePair.Create("task", TaskAllowedOperations.Destroy));
        TaskLife.IsToBeForgotten(world.Get(task)).Should().BeFalse();
        world.Do(new TaskSetStatus(task, TaskStatusType.Success));
        TaskLife.IsToBeForgotten(world.Get(task)).Should().BeTrue();

        Ref<TaskRecord> own = NewTask();
        _world.Do(new TaskDestroy(own));
        _world.View.Find(own).Should().BeNull("nobody works on it");
    }

    [Fact]
    [Trait("Obligation", "TASK-13")]
    public void A_task_that_is_given_up_ends_unless_an_operation_works_on_it()
    {
        Ref<TaskRecord> task = NewTask();
        _world.Do(new AbandonTask(task));
        _world.Get(task).Status.Should().Be(TaskStatusType.Cancelled);
        _world.Get(task).ErrorInfo.Should().Equal(ErrorCode.TaskCancelled, task.ToString());

        (World world, Ref<TaskRecord> busy, _) = WithOperation();
        world.Do(new AbandonTask(busy));
        world.Get(busy).Status.Should().Be(TaskStatusType.Pending);
    }

    [Fact]
    [Trait("Obligation", "TASK-16")]
    public void An_ended_task_does_not_end_again()
    {
        World world = Sequencing.Scripted.World();
        Ref<TaskRecord> task = default;
        world.Do(new Sequencing.Scripted(context =>
        {
            task = context.NeedTask();
            TaskLife.Fail(context.Changes, task, context.Now, new XenError(ErrorCode.InternalError, "first"));
            TaskLife.Succeed(context.Changes, task, context.Now, "late");
            TaskLife.Succeed(context.Changes, Ref<TaskRecord>.Null, context.Now, "nobody's");
            return Decision.Done;
        }));
        world.Get(task).Status.Should().Be(TaskStatusType.Failure);
        world.Get(task).Result.Should().BeEmpty();
        world.Get(task).ErrorInfo.Should().Equal("INTERNAL_ERROR", "first");
    }

    private Ref<TaskRecord> NewTask() => (Ref<TaskRecord>)_world.Do(new TaskCreate("backup", "of everything")).Result!;

    private static (World World, Ref<TaskRecord> Task, Ref<OperationRecord> Operation) WithOperation()
    {
        var world =
            new World(StandardDeciders.Table().Add<Sequencing.Scripted>((call, context) => call.Decide(context)));
        Ref<OperationRecord> operation = default;
        Ref<TaskRecord> task = world.Do(new Sequencing.Scripted(context =>
        {
            operation = context.Intend(OperationKind.VMStart, ObjectRef.Null);
            return Decision.Pending;
        })).Task;
        return (world, task, operation);
    }
}
