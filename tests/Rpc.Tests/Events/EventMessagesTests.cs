using System.Text.Json;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Events;

public sealed class EventMessagesTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "EVENT-6")]
    public async Task A_batch_whose_reply_was_lost_is_delivered_again()
    {
        await _server.CallAsync("event.register", _session, new[] { "vm" });
        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, "one");
        (Reply lost, Action<bool>? sent) = await _server.AnswerAsync(new TestCaller(), "event.next", _session);
        sent!(false);

        Reply again = await _server.CallAsync("event.next", _session);
        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, "two");
        Reply next = await _server.CallAsync("event.next", _session);

        Labels(lost).Should().Equal("one");
        Labels(again).Should().Equal("one");
        Labels(next).Should().Equal("two");
    }

    [Fact]
    public async Task Who_hangs_up_while_waiting_gets_the_events_later()
    {
        await _server.CallAsync("event.register", _session, new[] { "vm" });
        var caller = new TestCaller();
        Task<Reply> waiting = _server.CallAsync(caller, "event.next", _session);
        caller.HangUp();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();

        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, "one");

        Labels(await _server.CallAsync("event.next", _session)).Should().Equal("one");
    }

    [Theory]
    [InlineData("event.next")]
    [InlineData("event.from")]
    [Trait("Obligation", "EVENT-20")]
    public async Task Waiting_ends_with_the_session(string method)
    {
        await _server.CallAsync("event.register", _session, new[] { "vm" });
        string token = (await From("", 0)).Value.GetProperty("token").GetString()!;
        Task<Reply> waiting = method == "event.next"
            ? _server.CallAsync(method, _session)
            : _server.CallAsync(method, _session, new[] { "vm" }, token, 30.0);

        await _server.CallAsync("session.logout", _session);

        (await waiting).Error.Should().Equal("SESSION_INVALID", _session);
    }

    [Fact]
    [Trait("Obligation", "EVENT-27")]
    public async Task Waiting_ends_when_the_server_stops()
    {
        await _server.CallAsync("event.register", _session, new[] { "vm" });
        Task<Reply> waiting = _server.CallAsync("event.next", _session);

        _server.Server.Stop();

        (await waiting).Error[0].Should().Be("INTERNAL_ERROR");
    }

    [Fact]
    public async Task Nobody_is_told_anything_without_having_registered()
    {
        string[] error = (await _server.CallAsync("event.next", _session)).Error;

        error[0].Should().Be("SESSION_NOT_REGISTERED");
        error[1].Should().StartWith("trackid=").And.NotContain(_session);
    }

    [Fact]
    public async Task Everything_there_is_comes_first_and_then_what_changes()
    {
        Reply first = await From("", 0);
        string token = first.Value.GetProperty("token").GetString()!;
        await _server.CallAsync("VM.set_name_label", _session, TestServer.VM, "one");

        Reply second = await From(token, 10);

        first.Value.GetProperty("events")[0].GetProperty("operation").GetString().Should().Be("add");
        second.Value.GetProperty("events").GetArrayLength().Should().Be(1);
        second.Value.GetProperty("events")[0].GetProperty("snapshot").GetProperty("name_label").GetString()
            .Should().Be("one");
        second.Value.GetProperty("valid_ref_counts").GetProperty("vm").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_broken_token_is_refused()
    {
        (await From("rubbish", 0)).Error.Should().Equal("EVENT_FROM_TOKEN_PARSE_FAILURE", "rubbish");
    }

    [Fact]
    public async Task The_current_id_is_a_number()
    {
        (await _server.CallAsync("event.get_current_id", _session)).Value.GetInt64()
            .Should().Be(_server.Model.Log.Published.Tail.Value);
    }

    [Fact]
    [Trait("Obligation", "EVENT-22")]
    public async Task An_injected_event_is_found_behind_its_token()
    {
        string token = (await _server.CallAsync("event.inject", _session, "VM", TestServer.VM)).Text;

        (await From(token, 5)).Value.GetProperty("events")[0].GetProperty("ref").GetString()
            .Should().Be(TestServer.VM.ToString());
    }

    private Task<Reply> From(string token, double timeout) =>
        _server.CallAsync("event.from", _session, new[] { "vm" }, token, timeout);

    private static IEnumerable<string?> Labels(Reply reply) => reply.Value.EnumerateArray().Select(item =>
        item.GetProperty("snapshot").TryGetProperty("name_label", out JsonElement label) ? label.GetString() : null);
}
