using System.Collections.Concurrent;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Sessions;

/// <summary>Obligations on what the server does by itself, now and then.</summary>
public sealed class HousekeepingTests
{
    private readonly ManualClock _clock = new();
    private readonly Recorder _effects = new();

    [Theory]
    [Trait("Obligation", "STORAGE-28")]
    [InlineData("auto-scan", "true", true)]
    [InlineData("dirty", "", true)]
    [InlineData("auto-scan", "false", false)]
    public async Task Repositories_that_ask_for_it_are_looked_through(string key, string value, bool isScanned)
    {
        await using TestServer server = await TestServer.StartAsync(_clock, effects: _ => _effects);
        Ref<SRRecord> asking = await AddSRAsync(server, XenMap<string, string>.Of((key, value)));
        Ref<SRRecord> certain = await AddSRAsync(server, XenMap<string, string>.Of(("auto-scan", "true")));

        await UntilAsync(() => _effects.Scanned.Contains(certain.ToString()));

        _effects.Scanned.Contains(asking.ToString()).Should().Be(isScanned);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-90")]
    public async Task What_has_lost_its_parent_goes_by_and_by_and_its_children_with_it()
    {
        await using TestServer server = await TestServer.StartAsync(_clock);
        var disk = new Ref<VDIRecord>(Guid.NewGuid());
        var dump = new Ref<CrashdumpRecord>(Guid.NewGuid());
        await ObserveAsync(
            server,
            new Fact(disk, new VDIRecord { Uuid = Guid.NewGuid().ToString() }),
            new Fact(dump, new CrashdumpRecord
            {
                Uuid = Guid.NewGuid().ToString(),
                VM = TestServer.VM.As<VMRecord>(),
                VDI = disk,
            }));

        await UntilAsync(() => server.Model.View.Find(disk) is null && server.Model.View.Find(dump) is null);
    }

    private static async Task<Ref<SRRecord>> AddSRAsync(TestServer server, XenMap<string, string> configuration)
    {
        var sr = new Ref<SRRecord>(Guid.NewGuid());
        await ObserveAsync(
            server,
            new Fact(sr, new SRRecord { Uuid = Guid.NewGuid().ToString(), Type = "nfs", OtherConfig = configuration }),
            new Fact(new Ref<PBDRecord>(Guid.NewGuid()), new PBDRecord
            {
                Uuid = Guid.NewGuid().ToString(),
                SR = sr,
                Host = TestServer.Host.As<HostRecord>(),
                CurrentlyAttached = true,
            }));
        return sr;
    }

    private static async Task ObserveAsync(TestServer server, params Fact[] facts) =>
        (await server.Model.SubmitAsync(new Observe([.. facts]), CallContext.Server)).Error.Should().BeNull();

    private async Task UntilAsync(Func<bool> condition)
    {
        DateTime deadline = DateTime.UtcNow + TimeSpan.FromSeconds(30);
        while (!condition())
        {
            (DateTime.UtcNow < deadline).Should().BeTrue("it should have happened by now");
            _clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(5);
        }
    }

    /// <summary>Notes what is to be scanned, and carries out nothing.</summary>
    private sealed class Recorder : IEffectRunner
    {
        public ConcurrentBag<string> Scanned { get; } = [];

        public void Start(Ref<OperationRecord> id, OperationRecord operation, bool recovered)
        {
            if (operation.Kind == OperationKind.SRScan)
            {
                Scanned.Add(operation.Target);
            }
        }

        public void Cancel(Ref<OperationRecord> id)
        {
        }
    }
}
