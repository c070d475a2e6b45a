using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Events;

/// <summary>Obligations on what clients notice when another host becomes the coordinator.</summary>
public sealed class MasterChangeTests : IAsyncLifetime
{
    private readonly ObjectRef _second = new(Guid.NewGuid());
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(effects: sink => new AtOnce(sink));
        var metrics = new Ref<HostMetricsRecord>(Guid.NewGuid());
        await _server.ObserveAsync(metrics, new HostMetricsRecord { Live = true });
        await _server.ObserveAsync(_second, new HostRecord { Uuid = "second", Enabled = true, Metrics = metrics });
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "POOL-6")]
    public async Task A_session_and_its_event_token_go_on_at_the_new_coordinator()
    {
        string token = (await FromAsync("")).Value.GetProperty("token").GetString()!;

        (await _server.CallAsync("pool.designate_new_master", _session, _second)).Error.Should().BeEmpty();

        (await _server.CallAsync("session.get_this_host", _session, _session)).Text.Should().Be(_second.ToString());
        Reply since = await FromAsync(token);
        JsonElement changed = since.Value.GetProperty("events").EnumerateArray().Should().ContainSingle().Subject;
        changed.GetProperty("ref").GetString().Should().Be(TestServer.Pool.ToString());
        changed.GetProperty("snapshot").GetProperty("master").GetString().Should().Be(_second.ToString());
        since.Value.GetProperty("valid_ref_counts").GetProperty("pool").GetInt32().Should().Be(1);
    }

    [Fact]
    [Trait("Obligation", "POOL-6")]
    public async Task A_registered_subscriber_hears_of_the_change_without_registering_again()
    {
        await _server.CallAsync("event.register", _session, new[] { "pool" });

        await _server.CallAsync("pool.designate_new_master", _session, _second);

        string?[] masters =
        [
            .. (await _server.CallAsync("event.next", _session)).Value.EnumerateArray()
                .Select(item => item.GetProperty("snapshot").GetProperty("master").GetString()),
        ];
        masters[^1].Should().Be(_second.ToString());
    }

    private Task<Reply> FromAsync(string token) =>
        _server.CallAsync("event.from", _session, new[] { "pool" }, token, 5.0);

    /// <summary>Does everything at once, and well.</summary>
    private sealed class AtOnce(ICallSink model) : IEffectRunner
    {
        public void Start(Ref<OperationRecord> id, OperationRecord operation, bool recovered) => _ = Task.Run(() =>
            model.SubmitAsync(
                new OperationFinished(id, null, XenMap<string, string>.Empty), CallContext.Server).AsTask());

        public void Cancel(Ref<OperationRecord> id)
        {
        }
    }
}
