using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Queries;

namespace Xen.Model.Projections.Tests.Queries;

public sealed class VMQueriesTests
{
    private const long Gibibyte = 1L << 30;

    [Theory]
    [InlineData("3")]
    [InlineData("xvdd")]
    [InlineData("hdd")]
    [InlineData("sdd")]
    public async Task A_disk_takes_its_position_in_any_spelling(string device)
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
        await world.AddAsync(new VBDRecord { VM = vm, Userdevice = device });

        world.Ask(new VMGetAllowedVBDDevices(vm)).Result.Should().BeEquivalentTo(
            XenSet<string>.Of("0", "1", "2", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"),
            options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Seven_network_positions_are_offered()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
        await world.AddAsync(new VIFRecord { VM = vm, Device = "0" });
        await world.AddAsync(new VIFRecord { VM = vm, Device = "12" });

        world.Ask(new VMGetAllowedVIFDevices(vm)).Result.Should().BeEquivalentTo(
            XenSet<string>.Of("1", "2", "3", "4", "5", "6"), options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task A_guest_fits_where_host_storage_network_memory_and_cpus_allow()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> good = await AddHostAsync(world, 8 * Gibibyte);
        Ref<HostRecord> dead = await AddHostAsync(world, 8 * Gibibyte, live: false);
        Ref<HostRecord> disabled = await AddHostAsync(world, 8 * Gibibyte, enabled: false);
        Ref<HostRecord> small = await AddHostAsync(world, Gibibyte);
        Ref<HostRecord> bare = await AddHostAsync(world, 8 * Gibibyte);
        Ref<SRRecord> sr = await world.AddAsync(new SRRecord());
        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord());
        foreach (Ref<HostRecord> host in new[] { good, dead, disabled, small })
        {
            await world.AddAsync(new PBDRecord { SR = sr, Host = host, CurrentlyAttached = true });
            await world.AddAsync(new PIFRecord { Network = network, Host = host });
        }
        Ref<VMRecord> vm = await AddGuestAsync(world, sr, network);

        world.Ask(new VMGetPossibleHosts(vm)).Result.Should().Be(RefSet<HostRecord>.Of([good]));
        world.Ask(new VMAssertCanBootHere(vm, good)).Should().Be(QueryResult.Done);
        Error(world, vm, dead).Should().Be(new XenError(ErrorCode.HostNotLive));
        Error(world, vm, disabled).Should().Be(new XenError(ErrorCode.HostDisabled, disabled.ToString()));
        Error(world, vm, bare).Should().Be(new XenError(ErrorCode.VMRequiresSR, vm.ToString(), sr.ToString()));
        Error(world, vm, small).Should().Be(new XenError(
            ErrorCode.HostNotEnoughFreeMemory, (2 * Gibibyte).ToString(), Gibibyte.ToString()));
        Error(world, vm, new Ref<HostRecord>(vm.Id))!.Code.Should().Be(ErrorCode.HandleInvalid);

        await world.AddAsync(new PBDRecord { SR = sr, Host = bare, CurrentlyAttached = true });
        Error(world, vm, bare).Should().Be(new XenError(
            ErrorCode.VMRequiresNetwork, vm.ToString(), network.ToString()));

        await world.PutAsync(vm, world.View.Find(vm)! with { VCPUsMax = 64 });
        Error(world, vm, good).Should().Be(new XenError(ErrorCode.HostNotEnoughPcpus, "64", "8"));
    }

    [Fact]
    public async Task What_runs_on_a_host_leaves_less_for_others()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> host = await AddHostAsync(world, 5 * Gibibyte);
        await world.AddAsync(new VMRecord
        {
            ResidentOn = host,
            PowerState = VMPowerState.Running,
            MemoryDynamicMin = 3 * Gibibyte,
            MemoryDynamicMax = 4 * Gibibyte,
            MemoryOverhead = Gibibyte / 2,
        });

        HostSuitability.FreeMemory(world.View, host).Should().Be(3 * Gibibyte / 2);
    }

    [Fact]
    public async Task A_guest_is_agile_when_storage_and_networks_are_everywhere()
    {
        await using World world = await World.OpenAsync();
        Ref<HostRecord> first = await AddHostAsync(world, Gibibyte);
        Ref<HostRecord> second = await AddHostAsync(world, Gibibyte);
        Ref<SRRecord> sr = await world.AddAsync(new SRRecord { Shared = true });
        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord());
        await world.AddAsync(new PBDRecord { SR = sr, Host = first, CurrentlyAttached = true });
        await world.AddAsync(new PIFRecord { Network = network, Host = first, CurrentlyAttached = true });
        Ref<VMRecord> vm = await AddGuestAsync(world, sr, network);

        world.Ask(new VMAssertAgile(vm)).Error
            .Should().Be(new XenError(ErrorCode.HAConstraintViolationSRNotShared, sr.ToString()));
        await world.AddAsync(new PBDRecord { SR = sr, Host = second, CurrentlyAttached = true });
        world.Ask(new VMAssertAgile(vm)).Error
            .Should().Be(new XenError(ErrorCode.HAConstraintViolationNetworkNotShared, network.ToString()));
        await world.AddAsync(new PIFRecord { Network = network, Host = second, CurrentlyAttached = true });
        world.Ask(new VMAssertAgile(vm)).Should().Be(QueryResult.Done);
    }

    [Fact]
    public async Task The_boot_record_is_the_present_one_unless_the_guest_is_halted()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> running = await world.AddAsync(new VMRecord { PowerState = VMPowerState.Running });
        Ref<VMRecord> halted = await world.AddAsync(new VMRecord { PowerState = VMPowerState.Halted });

        world.Ask(new VMGetBootRecord(running)).Result.Should().BeSameAs(world.View.Find(running));
        world.Ask(new VMGetBootRecord(halted)).Error!.Code.Should().Be(ErrorCode.VMBadPowerState);
    }

    [Fact]
    public async Task The_largest_memory_leaves_room_for_the_overhead_in_whole_mebibytes()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { MemoryOverhead = 9 << 20 });

        world.Ask(new VMMaximiseMemory(vm, Gibibyte + 12345, false)).Result.Should().Be(Gibibyte - (9 << 20));
        world.Ask(new VMMaximiseMemory(vm, 1, false)).Result.Should().Be(0L);
    }

    private static XenError? Error(World world, Ref<VMRecord> vm, Ref<HostRecord> host) =>
        world.Ask(new VMAssertCanBootHere(vm, host)).Error;

    private static async Task<Ref<HostRecord>> AddHostAsync(
        World world, long memory, bool live = true, bool enabled = true)
    {
        Ref<HostMetricsRecord> metrics = await world.AddAsync(
            new HostMetricsRecord { Live = live, MemoryTotal = memory });
        return await world.AddAsync(new HostRecord
        {
            Metrics = metrics,
            Enabled = enabled,
            CpuInfo = XenMap<string, string>.Of(("cpu_count", "8")),
        });
    }

    private static async Task<Ref<VMRecord>> AddGuestAsync(World world, Ref<SRRecord> sr, Ref<NetworkRecord> network)
    {
        Ref<VDIRecord> disk = await world.AddAsync(new VDIRecord { SR = sr });
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord { MemoryDynamicMin = 2 * Gibibyte });
        await world.AddAsync(new VBDRecord { VM = vm, VDI = disk });
        await world.AddAsync(new VBDRecord { VM = vm, Empty = true });
        await world.AddAsync(new VIFRecord { VM = vm, Network = network });
        return vm;
    }
}
