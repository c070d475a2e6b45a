using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Tasks;

/// <summary>Calls whose work goes on after the decision; the work here is done by the test.</summary>
public sealed class LongCallTests : IAsyncLifetime
{
    private const string Method = "pool.send_test_post";

    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(deciders: table => table.Replace<PoolSendTestPost>((call, context) =>
        {
            context.NeedTask();
            return call.Body switch
            {
                "refuse" => new XenError(ErrorCode.OperationNotAllowed, "no"),
                _ => Decision.Pending,
            };
        }));
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_synchronous_call_waits_for_the_end_and_gets_the_result_without_its_markup()
    {
        Task<Reply> call = _server.CallAsync(Method, _session, "host", 80, "body");
        Ref<TaskRecord> task = await PendingAsync(call);

        await EndAsync(task, record =>
            record with { Status = TaskStatusType.Success, Result = "<value>done &lt;&gt;</value>" });

        (await call).Text.Should().Be("done <>");
        await GoneAsync(task);
        _server.Projections.Tasks.WaitingCount.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "TASK-8")]
    public async Task A_synchronous_call_gets_the_error_of_its_task()
    {
        Task<Reply> call = _server.CallAsync(Method, _session, "host", 80, "body");
        Ref<TaskRecord> task = await PendingAsync(call);

        await EndAsync(task, record => record with
        {
            Status = TaskStatusType.Failure,
            ErrorInfo = XenSet<string>.Of("HOST_OFFLINE", "one", "two"),
        });

        (await call).Error.Should().Equal("HOST_OFFLINE", "one", "two");
        await GoneAsync(task);
    }

    [Fact]
    [Trait("Obligation", "TASK-9")]
    public async Task A_cancelled_call_names_its_task()
    {
        Task<Reply> call = _server.CallAsync(Method, _session, "host", 80, "body");
        Ref<TaskRecord> task = await PendingAsync(call);

        await EndAsync(task, record => record with { Status = TaskStatusType.Cancelled });

        (await call).Error.Should().Equal("TASK_CANCELLED", task.ToString());
    }

    [Fact]
    public async Task A_task_that_is_removed_under_a_call_is_an_invalid_handle()
    {
        Task<Reply> call = _server.CallAsync(Method, _session, "host", 80, "body");
        Ref<TaskRecord> task = await PendingAsync(call);

        await _server.ObserveAsync(task, null);

        (await call).Error.Should().Equal("HANDLE_INVALID", "task", task.ToString());
    }

    [Fact]
    [Trait("Obligation", "TASK-4")]
    public async Task An_asynchronous_call_gets_its_task_at_once_and_the_task_stays()
    {
        Ref<TaskRecord> task = Parse((await _server.CallAsync("Async." + Method, _session, "host", 80, "body")).Text);

        TaskRecord record = _server.Model.View.Find(task)!;
        record.Status.Should().Be(TaskStatusType.Pending);
        record.NameLabel.Should().Be("Async." + Method);
        await EndAsync(task, before => before with { Status = TaskStatusType.Success, Result = "<value>x</value>" });
        (await _server.CallAsync("task.get_result", _session, task.ToString())).Text.Should().Be("<value>x</value>");
    }

    [Fact]
    [Trait("Obligation", "TASK-10")]
    public async Task A_client_that_hangs_up_does_not_stop_the_work()
    {
        var caller = new TestCaller();
        Task<Reply> call = _server.CallAsync(caller, Method, _session, "host", 80, "body");
        Ref<TaskRecord> task = await PendingAsync(call);

        caller.HangUp();
        await Task.Delay(20);

        call.IsCompleted.Should().BeFalse();
        _server.Model.View.Find(task)!.Status.Should().Be(TaskStatusType.Pending);
        await EndAsync(task, record => record with { Status = TaskStatusType.Success });
        await call;
        await GoneAsync(task);
    }

    [Fact]
    public async Task A_refused_call_leaves_no_task_but_its_asynchronous_form_does()
    {
        (await _server.CallAsync(Method, _session, "host", 80, "refuse")).Error
            .Should().Equal("OPERATION_NOT_ALLOWED", "no");
        _server.Model.View.All<TaskRecord>().Should().BeEmpty();

        Ref<TaskRecord> task = Parse((await _server.CallAsync("Async." + Method, _session, "host", 80, "refuse")).Text);

        TaskRecord record = _server.Model.View.Find(task)!;
        record.Status.Should().Be(TaskStatusType.Failure);
        record.ErrorInfo.Should().Equal("OPERATION_NOT_ALLOWED", "no");
    }

    [Fact]
    [Trait("Obligation", "TASK-5")]
    public async Task A_missing_permission_comes_through_the_task_of_an_asynchronous_call()
    {
        string reader = await _server.LoginAsync(Xen.Model.Roles.Role.ReadOnly);

        (await _server.CallAsync("VM.start", reader, TestServer.VM, false, false)).Error[0]
            .Should().Be("RBAC_PERMISSION_DENIED");
        Ref<TaskRecord> task =
            Parse((await _server.CallAsync("Async.VM.start", reader, TestServer.VM, false, false)).Text);

        _server.Model.View.Find(task)!.ErrorInfo.Take(2).Should().Equal("RBAC_PERMISSION_DENIED", "vm.start");
    }

    [Fact]
    public async Task The_asynchronous_form_of_a_read_gets_a_task_that_has_ended()
    {
        Ref<TaskRecord> task = Parse(
            (await _server.CallAsync("Async.session.get_all_subject_identifiers", _session)).Text);

        TaskRecord record = _server.Model.View.Find(task)!;
        record.Status.Should().Be(TaskStatusType.Success);
        record.Result.Should().Be("<value><array><data></data></array></value>");
    }

    [Fact]
    [Trait("Obligation", "TASK-18")]
    public async Task The_caller_can_say_what_its_task_belongs_to()
    {
        Ref<TaskRecord> parent = Parse((await _server.CallAsync("task.create", _session, "parent", "")).Text);
        var caller = new TestCaller { Parent = parent, Entries = XenMap<string, string>.Of(("http:x", "y")) };

        Ref<TaskRecord> task =
            Parse((await _server.CallAsync(caller, "Async." + Method, _session, "host", 80, "body")).Text);

        TaskRecord record = _server.Model.View.Find(task)!;
        record.SubtaskOf.Should().Be(parent);
        record.OtherConfig.GetOr("http:x", "").Should().Be("y");
    }

    [Fact]
    public async Task Many_clients_wait_side_by_side()
    {
        Task<Reply>[] calls = [.. Enumerable.Range(0, 50).Select(_ =>
            _server.CallAsync(Method, _session, "host", 80, "body"))];
        await WaitAsync(() => _server.Projections.Tasks.WaitingCount == calls.Length);

        foreach ((Ref<TaskRecord> task, TaskRecord record) in _server.Model.View.All<TaskRecord>().ToArray())
        {
            await EndAsync(task, before => before with
            {
                Status = TaskStatusType.Success,
                Result = $"<value>{record.Uuid}</value>",
            });
        }

        Reply[] replies = await Task.WhenAll(calls);
        replies.Select(reply => reply.Text).Distinct().Should().HaveCount(calls.Length);
    }

    private static Ref<TaskRecord> Parse(string text)
    {
        ObjectRef.TryParse(text, out ObjectRef reference).Should().BeTrue();
        return reference.As<TaskRecord>();
    }

    private async Task<Ref<TaskRecord>> PendingAsync(Task<Reply> call)
    {
        await WaitAsync(() => call.IsCompleted || _server.Projections.Tasks.WaitingCount == 1);
        call.IsCompleted.Should().BeFalse();
        return _server.Model.View.All<TaskRecord>().Single().Reference;
    }

    private Task EndAsync(Ref<TaskRecord> task, Func<TaskRecord, TaskRecord> end) =>
        _server.ObserveAsync(task, end(_server.Model.View.Find(task)!));

    private Task GoneAsync(Ref<TaskRecord> task) => WaitAsync(() => _server.Model.View.Find(task) is null);

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (int round = 0; round < 2_000 && !condition(); round++)
        {
            await Task.Delay(5);
        }
        condition().Should().BeTrue("it should have come to this within ten seconds");
    }
}
