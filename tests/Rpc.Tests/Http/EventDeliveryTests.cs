using System.Text.RegularExpressions;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Http;

/// <summary>What becomes of events when the connection that should have carried them breaks.</summary>
public sealed partial class EventDeliveryTests : IAsyncLifetime
{
    private HttpServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await HttpServer.StartAsync();
        _session = await _server.Inner.LoginAsync();
        await _server.Inner.CallAsync("event.register", _session, new[] { "vm" });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Events_that_come_after_the_client_broke_off_are_kept_for_the_next_call()
    {
        using HttpConnection broken = await _server.ConnectAsync();
        await broken.SendAsync(Next());
        await Task.Delay(100);
        broken.Break();
        await Task.Delay(100);

        await ChangeAsync("one");

        (await NextLabelsAsync()).Should().Equal("one");
    }

    [Fact]
    public async Task Events_of_a_reply_that_nobody_read_to_its_end_are_delivered_again()
    {
        string padding = new('x', 20_000);
        for (int number = 0; number < 500; number++)
        {
            await ChangeAsync($"{number} {padding}");
        }
        using (HttpConnection broken = await _server.ConnectAsync())
        {
            // About twelve megabytes: more than the system takes on for a client that does not read.
            await broken.SendAsync(Next());
            await Task.Delay(300);
            broken.Break();
        }

        IReadOnlyList<string> labels = await NextLabelsAsync();

        labels.Should().HaveCount(500).And.HaveElementAt(0, "0 " + padding);
    }

    [Fact]
    public async Task A_reply_that_was_read_is_not_repeated()
    {
        await ChangeAsync("one");
        (await NextLabelsAsync()).Should().Equal("one");
        await ChangeAsync("two");
        (await NextLabelsAsync()).Should().Equal("two");
    }

    [Fact]
    public async Task A_blocked_call_ends_when_another_connection_logs_out()
    {
        using HttpConnection waiting = await _server.ConnectAsync();
        await waiting.SendAsync(Next());
        await Task.Delay(50);

        await _server.AskAsync(HttpConnection.Post("/", HttpConnection.XmlCall("session.logout", _session)));

        (await waiting.ReceiveAsync()).Body
            .Should().Contain($"<value>SESSION_INVALID</value><value>{_session}</value>");
    }

    [Fact]
    public async Task A_blocked_call_is_answered_when_the_server_stops()
    {
        using HttpConnection waiting = await _server.ConnectAsync();
        await waiting.SendAsync(Next());
        await Task.Delay(50);

        await _server.Host.StopAsync();

        (await waiting.ReceiveAsync()).Body.Should().Contain("INTERNAL_ERROR");
    }

    [GeneratedRegex("<name>name_label</name><value>([^<]*)</value>")]
    private static partial Regex LabelPattern();

    private string Next() => HttpConnection.Post("/", HttpConnection.XmlCall("event.next", _session));

    private Task ChangeAsync(string label) =>
        _server.Inner.CallAsync("VM.set_name_label", _session, TestServer.VM, label);

    private async Task<IReadOnlyList<string>> NextLabelsAsync()
    {
        HttpReply reply = await _server.AskAsync(Next());
        return [.. LabelPattern().Matches(reply.Body).Select(match => match.Groups[1].Value)];
    }
}
