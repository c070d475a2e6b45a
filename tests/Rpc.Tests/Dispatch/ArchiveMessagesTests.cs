using Xen.Model.Classes;
using Xen.Model.Metrics;
using Xen.Model.Rpc.Tests.Handlers.Archives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Dispatch;

/// <summary>Obligations on calls about what is recorded.</summary>
public sealed class ArchiveMessagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xenmodel-metrics-").FullName;
    private readonly ManualClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Trait("Obligation", "METRICS-41")]
    public async Task Archives_are_backed_up_after_the_delay()
    {
        await using TestServer server = await StartAsync();
        string session = await server.LoginAsync();
        await SampleAsync(server, rounds: 3);
        (await server.CallAsync("host.backup_rrds", session, TestServer.Host, 20.0)).Error.Should().BeEmpty();
        Directory.GetFiles(_folder).Should().BeEmpty();
        await SampleAsync(server, rounds: 5);
        await server.UntilAsync(() => Directory.GetFiles(_folder, "*.rra.gz").Length > 0);
    }

    [Theory, Trait("Obligation", "METRICS-41")]
    [InlineData(-1.0)]
    [InlineData(1e9)]
    [InlineData(double.NaN)]
    public async Task A_delay_that_cannot_be_is_refused(double delay)
    {
        await using TestServer server = await StartAsync();
        Reply reply = await server.CallAsync("host.backup_rrds", await server.LoginAsync(), TestServer.Host, delay);
        reply.Error.Should().NotBeEmpty();
        Reply gone = await server.CallAsync("host.backup_rrds", await server.LoginAsync(), TestServer.VM, 0.0);
        gone.Error[0].Should().Be("HANDLE_INVALID");
    }

    [Fact, Trait("Obligation", "METRICS-42")]
    public async Task Counters_are_asked_for_their_newest_recorded_value()
    {
        await using TestServer server = await StartAsync();
        string session = await server.LoginAsync();
        await SampleAsync(server, rounds: 4);
        HostRecord host = server.Model.View.Find(TestServer.Host.As<HostRecord>())!;
        double newest = server.Server.Options.Metrics!.Book.Newest(host.Uuid, "hostload");
        newest.Should().BePositive();
        (await server.CallAsync("host.query_data_source", session, TestServer.Host, "hostload")).Value.GetDouble()
            .Should().Be(newest);
        await server.CallAsync("host.forget_data_source_archives", session, TestServer.Host, "hostload");
        (await server.CallAsync("host.query_data_source", session, TestServer.Host, "hostload")).Value.ToString()
            .Should().Be("NaN");
    }

    private async Task<TestServer> StartAsync()
    {
        var options = new MetricsOptions { Folder = _folder, Clock = _clock };
        TestServer server = await TestServer.StartAsync(
            _clock,
            metrics: model => new ArchiveRecorder(new ArchiveBook(model, new FakeCounters(), options), options));
        HostRecord host = server.Model.View.Find(TestServer.Host.As<HostRecord>())!;
        await server.ObserveAsync(TestServer.Host, host with { Uuid = ArchiveServer.HostUuid });
        return server;
    }

    private async Task SampleAsync(TestServer server, int rounds)
    {
        HostRecord host = server.Model.View.Find(TestServer.Host.As<HostRecord>())!;
        ArchiveBook book = server.Server.Options.Metrics!.Book;
        for (int round = 0; round < rounds; round++)
        {
            double before = book.Newest(host.Uuid, "hostload");
            await server.UntilAsync(() =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return !book.Newest(host.Uuid, "hostload").Equals(before);
            });
        }
    }
}
