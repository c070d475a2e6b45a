using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Decisions;

public sealed class TaskOwnershipTests
{
    private const string AnyTask = "task.destroy/any";

    private readonly World _world = new();

    public static TheoryData<Func<Ref<TaskRecord>, Call>> Changes => new()
    {
        task => new TaskCancel(task),
        task => new TaskDestroy(task),
        task => new TaskSetStatus(task, TaskStatusType.Success),
        task => new TaskSetProgress(task, 0.5),
        task => new TaskSetResult(task, "done"),
        task => new TaskSetErrorInfo(task, XenSet<string>.Of("CODE")),
        task => new TaskSetOtherConfig(task, XenMap<string, string>.Of(("key", "value"))),
        task => new TaskAddToOtherConfig(task, "key", "value"),
        task => new TaskRemoveFromOtherConfig(task, "key"),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    [Trait("Obligation", "TASK-20")]
    public void A_task_of_another_user_is_left_alone(Func<Ref<TaskRecord>, Call> change)
    {
        Ref<TaskRecord> task = NewTask(Session("S-1"));
        EventId before = _world.Log.Head;

        _world.Step(change(task), Session("S-2")).Error!.Description.Should().Equal(
            ErrorCode.RBACPermissionDenied,
            AnyTask,
            "No permission in user session. (Roles with this permission: pool-admin, pool-operator)");

        _world.Log.Head.Should().Be(before);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    [Trait("Obligation", "TASK-21")]
    public void The_same_user_may_in_another_session(Func<Ref<TaskRecord>, Call> change) =>
        _world.Do(change(NewTask(Session("S-1"))), Session("S-1"));

    [Theory]
    [MemberData(nameof(Changes))]
    [Trait("Obligation", "TASK-22")]
    public void Operators_and_root_may_always(Func<Ref<TaskRecord>, Call> change)
    {
        _world.Do(change(NewTask(Session("S-1"))), Session("S-2", AnyTask));
        _world.Do(change(NewTask(Session("S-1"))), Session("", isRoot: true));
    }

    [Fact]
    [Trait("Obligation", "TASK-23")]
    public void Entries_for_others_stay_what_they_were_when_all_are_replaced()
    {
        CallContext owner = Session("S-1");
        Ref<TaskRecord> task = NewTask(owner);
        _world.Do(new TaskAddToOtherConfig(task, "applies_to", "what it is about"));

        _world.Do(new TaskSetOtherConfig(
            task, XenMap<string, string>.Of(("applies_to", "other"), ("XenCenterUUID", "x"), ("key", "value"))), owner);

        EntriesOf(task).Should().BeEquivalentTo("key=value", "applies_to=what it is about");
        CallContext entitled = Session("S-1", "task.add_to_other_config/key:applies_to");
        _world.Do(new TaskSetOtherConfig(task, XenMap<string, string>.Of(("applies_to", "other"))), entitled);
        EntriesOf(task).Should().Equal("applies_to=other");
    }

    private string[] EntriesOf(Ref<TaskRecord> task) =>
        [.. _world.Get(task).OtherConfig.Select(entry => $"{entry.Key}={entry.Value}")];

    private Ref<TaskRecord> NewTask(CallContext maker) =>
        (Ref<TaskRecord>)_world.Do(new TaskCreate("backup", ""), maker).Result!;

    private CallContext Session(string sid, string permission = "", bool isRoot = false) => new()
    {
        IsLocalSuperuser = isRoot,
        Session = (Ref<SessionRecord>)_world.Do(new OpenSession(new SessionRecord
        {
            AuthUserSid = sid,
            IsLocalSuperuser = isRoot,
            RbacPermissions = permission.Length == 0 ? XenSet<string>.Empty : XenSet<string>.Of(permission),
        })).Result!,
    };
}
