using System.Text.Json;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Events;

public sealed class HeartbeatTests : IAsyncLifetime
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(_clock);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("*")]
    [InlineData("pool")]
    [InlineData("Pool")]
    [Trait("Obligation", "EVENT-24")]
    public async Task Who_asks_for_the_pool_hears_of_it_when_nothing_happens(string classes)
    {
        string session = await RegisteredAsync(classes);
        Task<Reply> next = _server.CallAsync("event.next", session);

        await PassAsync(s_interval - TimeSpan.FromSeconds(1));
        next.IsCompleted.Should().BeFalse();
        await PassAsync(TimeSpan.FromSeconds(1));

        JsonElement beat = (await next).Value.EnumerateArray().Should().ContainSingle().Subject;
        beat.GetProperty("class").GetString().Should().Be("pool");
        beat.GetProperty("operation").GetString().Should().Be("mod");
        beat.GetProperty("ref").GetString().Should().Be(TestServer.Pool.ToString());
        beat.GetProperty("snapshot").GetProperty("uuid").GetString().Should().NotBeEmpty();
    }

    [Fact]
    [Trait("Obligation", "EVENT-24")]
    public async Task A_heartbeat_hides_no_event_and_nobody_else_gets_one()
    {
        string all = await RegisteredAsync("*");
        string guests = await RegisteredAsync("VM");
        Task<Reply> waiting = _server.CallAsync("event.next", guests);
        Task<Reply> beat = _server.CallAsync("event.next", all);
        await PassAsync(s_interval);
        (await beat).Value.GetArrayLength().Should().Be(1);
        waiting.IsCompleted.Should().BeFalse();

        await _server.CallAsync("VM.set_name_label", all, TestServer.VM, "new");

        foreach (Reply reply in (Reply[])[await waiting, await _server.CallAsync("event.next", all)])
        {
            reply.Value.EnumerateArray().Select(item => item.GetProperty("class").GetString()).Should().Equal("vm");
        }
    }

    [Fact]
    [Trait("Obligation", "EVENT-25")]
    public async Task A_token_goes_on_in_another_session()
    {
        string first = await _server.LoginAsync();
        string token = (await FromAsync(first, "")).GetProperty("token").GetString()!;
        await _server.CallAsync("VM.set_name_label", first, TestServer.VM, "new");
        await _server.CallAsync("session.logout", first);

        JsonElement batch = await FromAsync(await _server.LoginAsync(), token);

        batch.GetProperty("events").EnumerateArray().Select(item => item.GetProperty("operation").GetString())
            .Should().Equal("mod");
    }

    private async Task<string> RegisteredAsync(string classes)
    {
        string session = await _server.LoginAsync();
        await _server.CallAsync("event.register", session, new[] { classes });
        return session;
    }

    private async Task<JsonElement> FromAsync(string session, string token) =>
        (await _server.CallAsync("event.from", session, new[] { "VM" }, token, 0.0)).Value;

    /// <summary>Lets time pass in steps, so that what waits sets its next alarm in between.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        await Task.Delay(50);
        _clock.Advance(time);
        await Task.Delay(50);
    }
}
