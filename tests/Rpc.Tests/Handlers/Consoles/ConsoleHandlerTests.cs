using Xen.Model.Classes;
using Xen.Model.Formats.Rfb;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Consoles;

public sealed class ConsoleHandlerTests : IAsyncLifetime
{
    private ConsoleServer _server = null!;

    public async Task InitializeAsync() => _server = await ConsoleServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory, Trait("Obligation", "CONSOLE-17")]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public async Task The_connection_becomes_the_console_s(string version)
    {
        (HttpConnection connection, HttpReply reply) =
            await _server.OpenAsync($"ref={ConsoleServer.Screen}", version: version);
        using (connection)
        {
            reply.Status.Should().Be(200);
            reply.Headers.Should().BeEquivalentTo(new Dictionary<string, string>
            {
                ["Connection"] = "keep-alive", ["Cache-Control"] = "no-cache, no-store",
            });
            (await connection.ReadAsync(12)).Should().Equal("RFB 003.003\n"u8.ToArray());
            await connection.SendAsync("RFB 003.003\n\u0001");
            (await connection.ReadAsync(8)).Should().Equal(0, 0, 0, 1, 0, 33, 0, 20);
        }
        await _server.Inner.UntilAsync(() => _server.OpenCount == 0);
    }

    [Fact, Trait("Obligation", "CONSOLE-17")]
    public async Task What_the_client_sends_with_its_request_is_not_lost()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync(
            $"CONNECT /console?ref={ConsoleServer.Terminal}&session_id={_server.Session} HTTP/1.0\r\n"
            + "content-length: 0\r\n\r\nearly bird");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(200);
        (await connection.ReadAsync(10)).Should().Equal("early bird"u8.ToArray());
    }

    public static TheoryData<string, int> Selectors { get; } = new()
    {
        { $"uuid={TestServer.VMUuid}", 200 },
        { $"uuid={ConsoleServer.ConsoleUuid}", 200 },
        { $"ref={TestServer.VM}", 200 },
        { $"ref={ConsoleServer.Screen}", 200 },
        { $"ref={ConsoleServer.HostScreen}", 200 },
        { $"ref=OpaqueRef:nobody&uuid={TestServer.VMUuid}", 200 },
        { $"ref={ConsoleServer.Screen}&uuid=00000000-0000-4000-8000-ffffffffffff", 500 },
        { "", 500 },
        { "ref=OpaqueRef:00000000-0000-4000-8000-ffffffffffff", 500 },
        { "ref=nonsense", 500 },
        { $"ref={ConsoleServer.DeadScreen}", 404 },
    };

    [Theory, MemberData(nameof(Selectors)), Trait("Obligation", "CONSOLE-18")]
    public async Task A_console_is_named_by_its_vm_or_itself_the_uuid_first(string query, int status)
    {
        (HttpConnection connection, HttpReply reply) = await _server.OpenAsync(query);
        connection.Dispose();
        reply.Status.Should().Be(status);
    }

    [Fact, Trait("Obligation", "CONSOLE-18")]
    public async Task A_vm_stands_for_its_screen_and_not_for_its_terminal()
    {
        (HttpConnection connection, _) = await _server.OpenAsync($"uuid={TestServer.VMUuid}");
        using (connection)
        {
            (await connection.ReadAsync(4)).Should().Equal("RFB "u8.ToArray());
        }
    }

    [Theory, Trait("Obligation", "CONSOLE-19")]
    [InlineData(VMPowerState.Halted)]
    [InlineData(VMPowerState.Paused)]
    [InlineData(VMPowerState.Suspended)]
    public async Task A_vm_that_does_not_run_has_no_console(VMPowerState state)
    {
        await _server.SetVMAsync(state);
        (HttpConnection connection, HttpReply reply) = await _server.OpenAsync($"ref={ConsoleServer.Screen}");
        connection.Dispose();
        reply.Status.Should().Be(500);
    }

    [Fact, Trait("Obligation", "CONSOLE-19")]
    public async Task A_vm_on_a_host_that_is_not_served_here_has_no_console()
    {
        await using ConsoleServer other = await ConsoleServer.StartAsync(options => options with
        {
            ServesHost = _ => false,
        });
        (HttpConnection connection, HttpReply reply) = await other.OpenAsync($"ref={ConsoleServer.Screen}");
        connection.Dispose();
        reply.Status.Should().Be(500);
    }

    [Theory, Trait("Obligation", "CONSOLE-20")]
    [InlineData("", false, 401)]
    [InlineData("", true, 401)]
    [InlineData(nameof(Role.ReadOnly), false, 403)]
    [InlineData(nameof(Role.VMOperator), false, 200)]
    [InlineData(nameof(Role.VMOperator), true, 403)]
    [InlineData(nameof(Role.PoolOperator), true, 403)]
    [InlineData(nameof(Role.PoolAdmin), true, 200)]
    public async Task Consoles_are_for_vm_operators_and_those_of_hosts_for_pool_admins(
        string role, bool isHost, int status)
    {
        string session = role.Length == 0 ? "OpaqueRef:nobody" : await _server.LoginAsync(Enum.Parse<Role>(role));
        string query = $"ref={(isHost ? ConsoleServer.HostScreen : ConsoleServer.Screen)}";
        (HttpConnection connection, HttpReply reply) = await _server.OpenAsync(query, session);
        using (connection)
        {
            reply.Status.Should().Be(status);
            (status == 401).Should().Be(reply.Headers.ContainsKey("WWW-Authenticate"));
        }
        (await SnapshotAsync(query, session)).Should().Be(status);
    }

    [Fact, Trait("Obligation", "CONSOLE-21")]
    public async Task Where_the_pool_says_so_a_vm_has_one_connection_at_a_time()
    {
        await _server.SetPoolAsync(pool => pool with { LimitConsoleSessions = true });
        (HttpConnection first, HttpReply opened) = await _server.OpenAsync($"ref={ConsoleServer.Screen}");
        opened.Status.Should().Be(200);
        (HttpConnection second, HttpReply refused) = await _server.OpenAsync($"ref={ConsoleServer.Terminal}");
        refused.Status.Should().Be(503);
        (HttpConnection other, HttpReply elsewhere) = await _server.OpenAsync($"ref={ConsoleServer.HostScreen}");
        elsewhere.Status.Should().Be(200, "that is another VM");
        first.Dispose();
        await _server.Inner.UntilAsync(() => _server.OpenCount == 1);
        (HttpConnection third, HttpReply again) = await _server.OpenAsync($"ref={ConsoleServer.Screen}");
        again.Status.Should().Be(200);
        new[] { second, other, third }.ToList().ForEach(each => each.Dispose());
    }

    [Fact, Trait("Obligation", "CONSOLE-23")]
    public async Task A_connection_at_which_nobody_does_anything_ends_in_time()
    {
        await _server.SetPoolAsync(pool => pool with { VmConsoleIdleTimeout = 1 });
        (HttpConnection idle, _) = await _server.OpenAsync($"ref={ConsoleServer.Terminal}");
        (HttpConnection busy, _) = await _server.OpenAsync($"ref={ConsoleServer.Terminal}");
        (HttpConnection host, _) = await _server.OpenAsync($"ref={ConsoleServer.HostScreen}");
        Task<byte[]> ended = idle.ReadToEndAsync();
        while (!ended.IsCompleted)
        {
            await busy.SendAsync("x");
            await Task.Delay(100);
        }
        await busy.SendAsync("still here");
        (await busy.ReadAsync(10)).Should().HaveCount(10);
        (await host.ReadAsync(12)).Should().HaveCount(12, "the host has a limit of its own");
        new[] { idle, busy, host }.ToList().ForEach(each => each.Dispose());
    }

    [Fact, Trait("Obligation", "CONSOLE-24")]
    public async Task The_task_of_the_client_lasts_as_long_as_the_connection()
    {
        string task = (await _server.Inner.CallAsync("task.create", _server.Session, "console", "")).Text;
        (HttpConnection connection, HttpReply reply) =
            await _server.OpenAsync($"ref={ConsoleServer.Terminal}&task_id={task}");
        reply.Status.Should().Be(200);
        ObjectRef.TryParse(task, out ObjectRef reference);
        TaskStatusType? Status() => _server.Inner.Model.View.Find(reference.As<TaskRecord>())?.Status;
        Status().Should().Be(TaskStatusType.Pending);
        connection.Dispose();
        await _server.Inner.UntilAsync(() => Status() == TaskStatusType.Success);
    }

    [Fact, Trait("Obligation", "CONSOLE-25")]
    public async Task A_snapshot_is_a_picture_of_the_screen()
    {
        using var client = new HttpClient();
        HttpResponseMessage reply = await client.GetAsync(
            new Uri(_server.Address, $"/vncsnapshot?uuid={TestServer.VMUuid}&session_id={_server.Session}"));
        reply.Content.Headers.ContentType!.MediaType.Should().Be("image/jpeg");
        (await reply.Content.ReadAsByteArrayAsync()).Should().Equal(JpegImage.Encode(_server.Shown));
        (await SnapshotAsync($"ref={ConsoleServer.DeadScreen}", _server.Session)).Should().Be(404);
        (await SnapshotAsync($"ref={ConsoleServer.Terminal}", _server.Session)).Should().Be(404);
        (await SnapshotAsync("", _server.Session)).Should().Be(500);
    }

    private async Task<int> SnapshotAsync(string query, string session)
    {
        using HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync($"GET /vncsnapshot?{query}&session_id={session} HTTP/1.0\r\n\r\n");
        return (await connection.ReceiveHeadAsync()).Status;
    }
}
