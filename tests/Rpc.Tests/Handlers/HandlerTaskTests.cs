using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Handlers;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Handlers;

/// <summary>The task of a request, from its beginning to its end.</summary>
public sealed class HandlerTaskTests
{
    private const string Uuid = "00000000-0000-4000-8000-0000000000bb";

    private static readonly Ref<VDIRecord> s_vdi = new(Guid.Parse("00000000-0000-4000-8000-000000000009"));

    [Fact]
    [Trait("Obligation", "HTTP-20")]
    public async Task A_request_without_a_task_gets_one_that_it_is_told()
    {
        await using HandlerServer server = await StartAsync(async (task, exchange) =>
        {
            await exchange.BeginAsync(200, [task.Header], null);
            return "<value>done</value>";
        });

        HttpReply reply = await PutAsync(server, "");

        TaskRecord record = Find(server, reply.Headers["task-id"]);
        await server.Inner.UntilAsync(() =>
            Find(server, reply.Headers["task-id"]).Status == TaskStatusType.Success);
        record = Find(server, reply.Headers["task-id"]);
        record.NameLabel.Should().Be("test.work");
        record.Result.Should().Be("<value>done</value>");
        record.Progress.Should().Be(1);
        record.AllowedOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HTTP-21")]
    public async Task A_task_of_the_client_is_driven_from_its_beginning_to_its_end()
    {
        var seen = new TaskCompletionSource<TaskRecord>();
        HandlerServer server = null!;
        await using HandlerServer started = await StartAsync(async (task, exchange) =>
        {
            await exchange.BeginAsync(200, [task.Header], null);
            seen.SetResult(server.Inner.Model.View.Find(task.Reference)!);
            return "";
        });
        server = started;
        string task = await CreateTaskAsync(server);
        await server.Inner.CallAsync("task.set_progress", server.Session, task, -1.0);

        (await PutAsync(server, "&task_id=" + task)).Headers["task-id"].Should().Be(task);

        TaskRecord during = await seen.Task;
        during.Progress.Should().Be(0);
        during.AllowedOperations.Should().Equal(TaskAllowedOperations.Cancel);
        await server.Inner.UntilAsync(() => Find(server, task).Status == TaskStatusType.Success);
    }

    [Fact]
    [Trait("Obligation", "HTTP-22")]
    public async Task Cancelling_the_task_ends_the_work()
    {
        var begun = new TaskCompletionSource();
        await using HandlerServer server = await StartAsync(async (task, exchange) =>
        {
            await exchange.BeginAsync(200, [task.Header], null);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, task.Gone);
            return "";
        });
        string task = await CreateTaskAsync(server);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(Request(server, "&task_id=" + task));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await server.Inner.CallAsync("task.cancel", server.Session, task);

        await server.Inner.UntilAsync(() => Find(server, task).Status == TaskStatusType.Cancelled);
        Find(server, task).ErrorInfo.Should().Equal(ErrorCode.TaskCancelled, task);
        server.Inner.Projections.Transfers.Count.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "HTTP-23")]
    public async Task A_client_that_leaves_fails_its_task()
    {
        await using HandlerServer server = await StartAsync(async (task, exchange) =>
        {
            await exchange.BeginAsync(200, [task.Header], null);
            await exchange.Body.CopyToAsync(Stream.Null);
            return "";
        });
        string task = await CreateTaskAsync(server);
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(Request(server, "&task_id=" + task, 10) + "x");
            await connection.ReceiveHeadAsync();
        }

        await server.Inner.UntilAsync(() => Find(server, task).Status == TaskStatusType.Failure);
        Find(server, task).ErrorInfo.Should().Equal(UndeclaredErrorCode.ClientError);
    }

    [Fact]
    [Trait("Obligation", "HTTP-24")]
    public async Task The_status_of_a_refusal_is_in_the_reply_and_its_error_in_the_task()
    {
        await using HandlerServer server = await StartAsync((_, _) =>
            throw new HandlerException(404, new XenError(ErrorCode.InternalError, "Unknown format x")));
        string task = await CreateTaskAsync(server);

        (await PutAsync(server, "&task_id=" + task)).Status.Should().Be(404);

        Find(server, task).ErrorInfo.Should().Equal(ErrorCode.InternalError, "Unknown format x");
    }

    [Fact]
    [Trait("Obligation", "HTTP-25")]
    public async Task Objects_in_use_say_so_until_the_end_and_cannot_be_claimed_twice()
    {
        var goOn = new TaskCompletionSource();
        await using HandlerServer server = await StartAsync(async (task, exchange) =>
        {
            await task.MarkAsync(new TransferMark(s_vdi, VDIOperations.Blocked));
            await exchange.BeginAsync(200, [task.Header], null);
            await goOn.Task;
            return "";
        });
        await server.Inner.ObserveAsync(s_vdi, (VDIRecord)VDIRecord.ClassInfo.Empty with { Uuid = Uuid });
        string task = await CreateTaskAsync(server);
        string second = await CreateTaskAsync(server);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(Request(server, "&task_id=" + task));
        await connection.ReceiveHeadAsync();

        Vdi(server).CurrentOperations.Should().ContainSingle()
            .Which.Should().Be(KeyValuePair.Create(task, VDIOperations.Blocked));
        (await PutAsync(server, "&task_id=" + second)).Status.Should().Be(500);
        Find(server, second).ErrorInfo[0].Should().Be(ErrorCode.OtherOperationInProgress);
        goOn.SetResult();
        await server.Inner.UntilAsync(() => Find(server, task).Status == TaskStatusType.Success);

        Vdi(server).CurrentOperations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("OpaqueRef:00000000-0000-4000-8000-00000000dead")]
    [Trait("Obligation", "HTTP-26")]
    public async Task A_task_that_does_not_exist_is_refused(string task)
    {
        await using HandlerServer server = await StartAsync((_, _) => Task.FromResult(""));

        (await PutAsync(server, "&task_id=" + task)).Status.Should().Be(400);
    }

    [Fact]
    [Trait("Obligation", "HTTP-26")]
    public async Task A_task_that_has_ended_or_is_somebody_elses_is_refused()
    {
        await using HandlerServer server = await StartAsync((_, _) => Task.FromResult(""));
        string task = await CreateTaskAsync(server);
        string reader = await server.Inner.LoginAsync(Role.ReadOnly);

        (await PutAsync(server, "&task_id=" + task, reader)).Status.Should().Be(403);
        (await PutAsync(server, "&task_id=" + task)).Status.Should().Be(200);
        (await PutAsync(server, "&task_id=" + task)).Status.Should().Be(400);
    }

    [Fact]
    [Trait("Obligation", "HTTP-27")]
    public async Task A_request_that_is_not_let_in_fails_its_task()
    {
        await using HandlerServer server = await StartAsync((_, _) => Task.FromResult(""), "put_import");
        string task = await CreateTaskAsync(server);

        (await PutAsync(server, "&task_id=" + task, "OpaqueRef:nobody")).Status.Should().Be(401);

        Find(server, task).ErrorInfo[0].Should().Be(ErrorCode.SessionAuthenticationFailed);
        string reader = await server.Inner.LoginAsync(Role.ReadOnly);
        string own = (await server.Inner.CallAsync("task.create", reader, "import", "")).Text;
        (await PutAsync(server, "&task_id=" + own, reader)).Status.Should().Be(403);
        Find(server, own).ErrorInfo[0].Should().Be(ErrorCode.RBACPermissionDenied);
    }

    [Fact]
    [Trait("Obligation", "HTTP-28")]
    public async Task Nobody_can_fail_a_task_that_work_is_done_for_by_being_refused()
    {
        var goOn = new TaskCompletionSource();
        await using HandlerServer server = await StartAsync(async (task, exchange) =>
        {
            await exchange.BeginAsync(200, [task.Header], null);
            await goOn.Task;
            return "";
        });
        string task = await CreateTaskAsync(server);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(Request(server, "&task_id=" + task));
        await connection.ReceiveHeadAsync();

        (await PutAsync(server, "&task_id=" + task, "OpaqueRef:nobody")).Status.Should().Be(401);

        Find(server, task).Status.Should().Be(TaskStatusType.Pending);
        goOn.SetResult();
    }

    [Fact]
    [Trait("Obligation", "HTTP-29")]
    public async Task What_a_stopped_process_left_under_way_fails_at_the_next_start()
    {
        await using TestServer inner = await TestServer.StartAsync();
        string session = await inner.LoginAsync();
        string task = (await inner.CallAsync("task.create", session, "import", "")).Text;
        ObjectRef.TryParse(task, out ObjectRef reference);
        await inner.Model.SubmitAsync(new BeginTransfer("x", reference.As<TaskRecord>()), CallContext.Server);

        await new HandlerTasks(inner.Model, inner.Projections.Transfers, TimeProvider.System).EndLeftAsync();

        inner.Model.View.Find(reference.As<TaskRecord>())!.Status.Should().Be(TaskStatusType.Failure);
        inner.Model.View.All<OperationRecord>().Should().BeEmpty();
    }

    [Theory]
    [Trait("Obligation", "HTTP-50")]
    [InlineData(200, TaskStatusType.Success)]
    [InlineData(302, TaskStatusType.Pending)]
    [InlineData(404, TaskStatusType.Failure)]
    [InlineData(500, TaskStatusType.Failure)]
    public async Task A_task_ends_though_its_handler_knows_nothing_of_tasks(int status, TaskStatusType end)
    {
        await using HandlerServer server = await HandlerServer.StartAsync(_ =>
        [
            new("PUT", "/test", HandlerServer.Action, (exchange, _) => status == 500
                ? throw new InvalidOperationException("a mistake")
                : exchange.AnswerAsync(status)),
        ]);
        string task = await CreateTaskAsync(server);

        (await PutAsync(server, "&task_id=" + task)).Status.Should().Be(status);

        await server.Inner.UntilAsync(() => Find(server, task).Status == end);
        server.Inner.Model.View.All<OperationRecord>().Should().BeEmpty();
        (await PutAsync(server, "&task_id=OpaqueRef:nobody")).Status.Should().Be(status);
    }

    private static VDIRecord Vdi(HandlerServer server) => server.Inner.Model.View.Find(s_vdi)!;

    private static TaskRecord Find(HandlerServer server, string task)
    {
        ObjectRef.TryParse(task, out ObjectRef reference).Should().BeTrue();
        return server.Inner.Model.View.Find(reference.As<TaskRecord>())!;
    }

    private static async Task<string> CreateTaskAsync(HandlerServer server) =>
        (await server.Inner.CallAsync("task.create", server.Session, "import", "")).Text;

    private static string Request(HandlerServer server, string query, int length = 0, string? session = null) =>
        $"PUT /test?session_id={session ?? server.Session}{query} HTTP/1.1\r\nHost: x\r\n"
        + $"Content-Length: {length}\r\n\r\n";

    /// <summary>Asks and waits for the end of the connection, and so of the work.</summary>
    private static async Task<HttpReply> PutAsync(HandlerServer server, string query, string? session = null)
    {
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(Request(server, query, 0, session));
        HttpReply reply = await connection.ReceiveHeadAsync();
        await connection.ReadToEndAsync();
        return reply;
    }

    private static Task<HandlerServer> StartAsync(
        Func<HandlerTask, HttpExchange, Task<string>> work, string action = HandlerServer.Action) =>
        HandlerServer.StartAsync(services =>
        [
            new("PUT", "/test", action, (exchange, pass) =>
                services.Tasks.RunAsync(exchange, pass, "test.work", task => work(task, exchange))),
        ]);
}
