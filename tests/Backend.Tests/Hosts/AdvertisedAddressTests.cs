using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>The address that simulated hosts give as theirs.</summary>
public sealed class AdvertisedAddressTests
{
    private static readonly SimulatedHostOptions s_options = new() { Hosts = 2, Address = "127.1.2.3" };

    [Fact]
    [Trait("Obligation", "DISK-8")]
    public async Task A_new_pool_gives_the_address_that_leads_to_the_server()
    {
        await using World world = await World.StartAsync(s_options);

        world.View.All<HostRecord>().Select(host => host.Record.Address).Should().Equal("127.1.2.3", "127.1.2.3");
        world.View.All<PIFRecord>().Where(pif => pif.Record.Management)
            .Select(pif => pif.Record.IP).Should().Equal("127.1.2.3", "127.1.2.3");
    }

    [Fact]
    [Trait("Obligation", "DISK-8")]
    public async Task A_later_start_elsewhere_changes_it_for_hosts_that_no_client_has_moved()
    {
        await using World world = await World.StartAsync(s_options);
        await SimulatedPool.AdvertiseAsync(world.Model, s_options with { Address = "127.9.9.9" }, "127.1.2.3", 443);
        world.View.All<HostRecord>().Should().OnlyContain(host => host.Record.Address == "127.9.9.9");

        await SimulatedPool.AdvertiseAsync(world.Model, s_options with { Address = "127.8.8.8" }, "127.1.2.3", 443);

        world.View.All<HostRecord>().Should().OnlyContain(
            host => host.Record.Address == "127.9.9.9", "nobody told them that address");
        world.View.All<PIFRecord>().Where(pif => pif.Record.Management)
            .Should().OnlyContain(pif => pif.Record.IP == "127.9.9.9");
    }

    [Fact]
    [Trait("Obligation", "DISK-8")]
    public async Task Hosts_of_older_logs_leave_the_block_for_documentation()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions { Hosts = 2 });
        world.View.All<HostRecord>().Select(host => host.Record.Address).Should().Equal("192.0.2.10", "192.0.2.11");

        await SimulatedPool.AdvertiseAsync(world.Model, s_options, null, 443);

        world.View.All<HostRecord>().Should().OnlyContain(host => host.Record.Address == "127.1.2.3");
    }
}
