using Xen.Model.Classes;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Callers;

public sealed class CallerTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly TestCaller _curl = new() { AgentName = "curl" };
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(_clock, new XenApiOptions { RegistersCallers = true });
        _session = await _server.LoginAsync(caller: new TestCaller { Local = true });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "OBJECT-18")]
    public async Task A_client_that_calls_is_put_on_record_once()
    {
        await LookAsync(_curl);
        await _server.UntilAsync(() => Callers().Length > 0);
        await LookAsync(_curl);
        await LookAsync(new TestCaller { AgentName = "curl", Address = "192.0.2.9" });
        await LookAsync(new TestCaller { AgentName = "wget", Local = true });

        await _server.UntilAsync(() => Callers().Length == 2);
        Callers().Should().AllSatisfy(caller => caller.AutoRegistered.Should().BeTrue());
        Callers().Select(caller => (caller.UserAgent, caller.ClientIp))
            .Should().BeEquivalentTo([("curl", "192.0.2.1"), ("curl", "192.0.2.9")]);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-18")]
    public async Task Unless_it_is_told_to_a_server_puts_nobody_on_record()
    {
        await using TestServer server = await TestServer.StartAsync();
        await server.CallAsync(_curl, "VM.get_all", await server.LoginAsync());
        await Task.Delay(50);

        server.Model.View.All<CallerRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "OBJECT-19")]
    public async Task What_a_client_uses_is_counted()
    {
        string caller = await CallerAsync();
        await LookAsync(_curl);
        await _server.CallAsync(_curl, "VM.get_all_records", _session);
        await _server.CallAsync(_curl, "VM.set_name_label", _session, TestServer.VM, "x");

        (await AskAsync("query_call_count", caller)).GetInt64().Should().Be(3);
        (await AskAsync("query_token_usage", caller)).GetDouble().Should().Be(1 + 10 + 2);
        await LocallyAsync("Caller.add_group", caller, "tools");
        (await AskAsync("query_group_call_count", "tools")).GetInt64().Should().Be(3);
        (await AskAsync("query_group_token_usage", "tools")).GetDouble().Should().Be(13);
        (await AskAsync("query_group_call_count", "others")).GetInt64().Should().Be(0);
        (await AskAsync("query_all_usage"))[0].EnumerateArray().Select(cell => cell.GetString()).Skip(1)
            .Should().Equal("scripts", "curl", "", "3", "13");
        (await LocallyAsync("Caller.query_call_count", "OpaqueRef:00000000-0000-4000-8000-000000000099")).Error
            .Should().StartWith(["HANDLE_INVALID", "Caller"]);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-20")]
    public async Task A_limited_client_is_delayed_and_nobody_else()
    {
        await LimitAsync(burst: 2, rate: 1);
        await LookAsync(_curl);
        await LookAsync(_curl);

        Task<Reply> third = LookAsync(_curl);
        Task<Reply> fourth = LookAsync(_curl);

        await LookAsync(new TestCaller { AgentName = "wget" });
        (third.IsCompleted || fourth.IsCompleted).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await third).Error.Should().BeEmpty();
        fourth.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await fourth).Error.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "OBJECT-20")]
    public async Task A_client_that_hangs_up_while_it_waits_is_not_served()
    {
        await LimitAsync(burst: 1, rate: 0.001);
        await LookAsync(_curl);
        Task<Reply> waiting = _server.CallAsync(_curl, "VM.set_name_label", _session, TestServer.VM, "too late");

        _curl.HangUp();

        await ((Func<Task>)(() => waiting)).Should().ThrowAsync<OperationCanceledException>();
        _server.Model.View.All<VMRecord>().Single().Record.NameLabel.Should().NotBe("too late");
    }

    private async Task LimitAsync(double burst, double rate)
    {
        string caller = await CallerAsync();
        string limit = (await LocallyAsync("Rate_limit.create", new (string, object)[]
        {
            ("name_label", ""), ("name_description", ""), ("burst_size", burst), ("fill_rate", rate),
        })).Text;
        (await LocallyAsync("Rate_limit.add_caller", limit, caller)).Error.Should().BeEmpty();
    }

    private async Task<string> CallerAsync() => (await LocallyAsync("Caller.create", new (string, object)[]
    {
        ("name_label", "scripts"), ("name_description", ""), ("user_agent", "curl"), ("client_ip", ""),
    })).Text;

    private Task<Reply> LookAsync(TestCaller caller) =>
        _server.CallAsync(caller, "VM.get_uuid", _session, TestServer.VM);

    private Task<Reply> LocallyAsync(string method, params object[] arguments) =>
        _server.CallAsync(new TestCaller { Local = true }, method, [_session, .. arguments]);

    private async Task<System.Text.Json.JsonElement> AskAsync(string message, params object[] arguments) =>
        (await LocallyAsync("Caller." + message, arguments)).Value;

    private CallerRecord[] Callers() => [.. _server.Model.View.All<CallerRecord>().Select(caller => caller.Record)];
}
