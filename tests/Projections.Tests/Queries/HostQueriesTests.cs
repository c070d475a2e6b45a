using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Tests.Queries;

/// <summary>Obligations on what hosts are asked about their clock and their counters.</summary>
public sealed class HostQueriesTests
{
    [Fact]
    [Trait("Obligation", "HOST-65")]
    public async Task A_clock_that_was_moved_by_hand_stays_moved()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> host = await world.AddAsync(new HostRecord
        {
            LocalDb = XenMap<string, string>.Of(("clock_offset_ms", "60000")),
        });

        world.Ask(new HostGetServertime(host)).Result.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1_787_300_060));
    }

    [Fact]
    [Trait("Obligation", "HOST-65")]
    public async Task A_host_listens_to_the_servers_of_its_mode()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> own = await world.AddAsync(new HostRecord
        {
            NtpMode = HostNtpMode.Custom,
            NtpCustomServers = XenSet<string>.Of("a", "b"),
        });
        Ref<HostRecord> none = await world.AddAsync(new HostRecord { NtpMode = HostNtpMode.Disabled });

        ((object)world.Ask(new HostGetNtpServersStatus(own)).Result!).Should().Be(
            XenMap<string, string>.Of(("a", "synchronized"), ("b", "combined")));
        world.Ask(new HostGetNtpSynchronized(own)).Result.Should().Be(true);
        world.Ask(new HostGetNtpSynchronized(none)).Result.Should().Be(false);
        world.Ask(new HostGetSchedGran(own)).Result.Should().Be(HostSchedGran.Cpu);
        ((XenSet<string>)world.Ask(new HostListTimezones(own)).Result!).Should().Contain("Europe/London");
    }

    [Fact]
    [Trait("Obligation", "HOST-66")]
    public async Task Counters_are_listed_without_values_and_asked_one_by_one()
    {
        await using World world = await World.OpenAsync();
        Ref<HostMetricsRecord> metrics = await world.AddAsync(
            new HostMetricsRecord { Live = true, MemoryTotal = 8L << 30 });
        Ref<HostRecord> host = await world.AddAsync(new HostRecord { Metrics = metrics });
        await world.AddAsync(new PIFRecord { Host = host, Physical = true, Device = "eth3" });
        await world.AddAsync(new VMRecord { ResidentOn = host, MemoryTarget = 2L << 30 });

        var sources = (XenSet<DataSourceRecord>)world.Ask(new HostGetDataSources(host)).Result!;

        sources.Should().OnlyContain(source => source.Value == 0);
        sources.Should().ContainSingle(source => source.NameLabel == "pif_eth3_tx" && source.Units == "B/s");
        world.Ask(new HostQueryDataSource(host, "memory_free_kib")).Result.Should().Be((double)(6L << 20));
        world.Ask(new HostQueryDataSource(host, "running_domains")).Result.Should().Be(1.0);
        world.Ask(new HostQueryDataSource(host, "pif_eth3_tx_errors")).Result.Should().Be(double.NaN);
        world.Ask(new HostQueryDataSource(host, "none")).Error!.Code.Should().Be(ErrorCode.InternalError);
    }

    [Fact]
    [Trait("Obligation", "HOST-68")]
    public async Task The_storage_that_a_host_has_open_is_listed()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> host = await world.AddAsync(new HostRecord());
        Ref<SRRecord> sr = await world.AddAsync(new SRRecord { Uuid = "repository" });
        await world.AddAsync(new PBDRecord { Uuid = "link", Host = host, SR = sr, CurrentlyAttached = true });
        Ref<VDIRecord> vdi = await world.AddAsync(new VDIRecord { Uuid = "disk", SR = sr });
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { ResidentOn = host, Domid = 7 });
        await world.AddAsync(new VBDRecord { VM = vm, VDI = vdi, Device = "xvda", CurrentlyAttached = true });

        world.Ask(new HostGetSmDiagnostics(host)).Result.Should().Be(
            "sr repository: attached by link\ndp vbd/7/xvda: vdi disk, RO\n");
    }
}
