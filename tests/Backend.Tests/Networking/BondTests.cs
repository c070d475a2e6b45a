using Xen.Model.Backend.Simulation;
using Xen.Model.Backend.Simulation.Networking;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Networking;

/// <summary>Several cards as one link.</summary>
public sealed class BondTests
{
    private static readonly XenMap<string, string> s_none = XenMap<string, string>.Empty;

    [Fact]
    [Trait("Obligation", "NETWORK-30")]
    public async Task A_bond_takes_over_address_and_management_of_its_members()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> management = world.Card("eth0");
        Ref<PIFRecord> other = world.Card("eth1");
        PIFRecord before = world.Look(management);

        Ref<BondRecord> bond = await CreateAsync(world, [other, management]);

        BondRecord record = world.View.Find(bond)!;
        record.PrimarySlave.Should().Be(management);
        record.LinksUp.Should().Be(2);
        record.AutoUpdateMac.Should().BeTrue();
        ((IEnumerable<Ref<PIFRecord>>)record.Slaves).Should().BeEquivalentTo([management, other]);
        world.Look(record.Master).Should().BeEquivalentTo(new
        {
            Device = "bond0", before.MAC, before.IP, before.Netmask, before.Gateway, before.DNS, Management = true,
            CurrentlyAttached = true, Physical = false, IpConfigurationMode = IPConfigurationMode.Static,
        });
        foreach (Ref<PIFRecord> member in (Ref<PIFRecord>[])[management, other])
        {
            world.Look(member).Should().BeEquivalentTo(new
            {
                BondSlaveOf = bond, Management = false, CurrentlyAttached = false, IP = "",
                IpConfigurationMode = IPConfigurationMode.None,
            });
        }
        world.View.Find(world.Host())!.Address.Should().Be(before.IP);
        world.Machine.InterfaceOf(record.Master)!.Members.Should().Equal("eth0", "eth1");
        world.Machine.InterfaceOf(management).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-31")]
    public async Task Vlans_tunnels_and_the_guests_of_this_host_move_onto_the_bond_and_back()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> primary = world.Card("eth0");
        Ref<NetworkRecord> network = world.Look(primary).Network;
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VIFRecord> vif = await world.AddInterfaceAsync(vm, network);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<NetworkRecord> tagged = world.Look(await world.AddTaggedAsync(primary, 5))
            .Network;
        Ref<NetworkRecord> hidden = await world.AddNetworkAsync("hidden");
        await world.CallAsync(new TunnelCreate(primary, hidden, TunnelProtocol.Gre));

        Ref<VIFRecord> plugged = await world.AddInterfaceAsync(vm, network, "1");
        await world.CallAsync(new VIFPlug(plugged));

        Ref<BondRecord> bond = await CreateAsync(world, [primary, world.Card("eth1")]);

        Ref<PIFRecord> master = world.View.Find(bond)!.Master;
        world.View.Find(plugged)!.CurrentlyAttached.Should().BeTrue();
        world.Machine.InterfaceOf(plugged)!.Bridge.Should().Be(world.Machine.InterfaceOf(master)!.Bridge);
        world.View.Find(vif)!.Network.Should().Be(world.Look(master).Network);
        AssertOn(world, master, "bond0", tagged, hidden);
        await world.CallAsync(new BondDestroy(bond));
        world.View.Find(vif)!.Network.Should().Be(network);
        world.Machine.InterfaceOf(plugged)!.Bridge.Should().Be("xenbr0");
        AssertOn(world, primary, "eth0", tagged, hidden);
        world.View.Find(bond).Should().BeNull();
        world.View.Find(master).Should().BeNull();
        world.Look(primary).Should().BeEquivalentTo(
            new { Management = true, CurrentlyAttached = true, IP = "192.0.2.10" });
        world.Look(primary).BondSlaveOf.IsNull.Should().BeTrue();
        world.Machine.InterfaceOf(primary)!.Address.Should().Be("192.0.2.10");
        world.Look(world.Card("eth1")).CurrentlyAttached.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-32")]
    public async Task Guests_of_other_hosts_and_those_that_could_start_elsewhere_stay_where_they_are()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<NetworkRecord> network = world.Look(world.Card("eth0")).Network;
        Ref<VMRecord> away = await world.AddVMAsync();
        Ref<VMRecord> anywhere = await world.AddVMAsync();
        Ref<VIFRecord> first = await world.AddInterfaceAsync(away, network);
        Ref<VIFRecord> second = await world.AddInterfaceAsync(anywhere, network);
        await world.CallAsync(new VMStartOn(away, world.Host(1), StartPaused: false, Force: false));

        await CreateAsync(world, [world.Card("eth0"), world.Card("eth1")]);

        world.View.Find(first)!.Network.Should().Be(network);
        world.View.Find(second)!.Network.Should().Be(network);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-33")]
    public async Task The_task_tells_in_fifths_how_far_the_bond_has_come()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<TaskRecord> task = await world.BeginAsync(Create(network, [world.Card("eth0"), world.Card("eth1")]));
        var seen = new SortedSet<double>();

        await world.UntilAsync(() =>
        {
            TaskRecord record = world.View.Find(task)!;
            seen.Add(Math.Round(record.Progress, 3));
            return record.Status != TaskStatusType.Pending;
        });

        seen.Should().BeSubsetOf([0, 0.2, 0.4, 0.6, 0.8, 1]);
        seen.Should().HaveCountGreaterThan(2);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-34")]
    public async Task Members_that_do_not_fit_are_refused()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<PIFRecord> first = world.Card("eth0");
        Ref<PIFRecord> second = world.Card("eth1");
        Ref<PIFRecord> elsewhere = world.Card("eth1", host: 1);
        Task<XenError> Refused(params Ref<PIFRecord>[] members) => world.FailureAsync(Create(network, members));

        (await Refused()).Should().Be(new XenError(ErrorCode.PIFBondNeedsMoreMembers));
        (await Refused(first)).Should().Be(new XenError(ErrorCode.PIFBondNeedsMoreMembers));
        (await Refused(first, first)).Should().Be(new XenError(ErrorCode.PIFBondNeedsMoreMembers));
        (await Refused(first, elsewhere)).Should().Be(new XenError(ErrorCode.PIFCannotBondCrossHost));
        (await world.FailureAsync(Create(network, [first, second]) with { MAC = "nonsense" }))
            .Should().Be(new XenError(ErrorCode.MACInvalid, "nonsense"));
        (await world.FailureAsync(Create(world.Look(first).Network, [first, second])))
            .Should().Be(new XenError(ErrorCode.NetworkAlreadyConnected, world.Host().ToString(), first.ToString()));
        Ref<PIFRecord> tagged = await world.AddTaggedAsync(second, 9);
        (await Refused(first, tagged)).Should().Be(new XenError(ErrorCode.PIFVLANExists, "eth1"));
        await world.CallAsync(new PIFSetProperty(second, "gro", "off"));
        (await Refused(first, second)).Should().Be(new XenError(ErrorCode.IncompatiblePIFProperties));
        await world.CallAsync(new PIFSetProperty(second, "gro", "on"));
        await world.CallAsync(WorldNetworks.Static(second, "192.0.2.50"));
        (await Refused(first, second)).Should().Be(new XenError(ErrorCode.PIFBondMoreThanOneIP));
        await world.SetPoolAsync(pool => pool with { HaEnabled = true });
        (await Refused(first, second)).Should().Be(new XenError(ErrorCode.HACannotChangeBondStatusOfMgmtIface));
        world.View.All<BondRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-35")]
    public async Task Members_are_taken_while_the_bond_is_being_built_and_as_long_as_it_is_there()
    {
        await using World world = await World.StartAsync();
        Ref<PIFRecord> member = world.Card("eth1");
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<NetworkRecord> other = await world.AddNetworkAsync();
        Ref<TaskRecord> task = await world.BeginAsync(Create(network, [member, world.Card("eth0")]));

        async Task AssertTaken()
        {
            (await world.FailureAsync(Create(other, [member, world.Card("eth0")])))
                .Code.Should().Be(ErrorCode.PIFAlreadyBonded);
            (await world.FailureAsync(new VLANCreate(member, 5, other)))
                .Should().Be(new XenError(ErrorCode.CannotAddVLANToBondSlave, member.ToString()));
            (await world.FailureAsync(new TunnelCreate(member, other, TunnelProtocol.Gre)))
                .Should().Be(new XenError(ErrorCode.CannotAddTunnelToBondSlave, member.ToString()));
            (await world.FailureAsync(new PIFPlug(member)))
                .Should().Be(new XenError(ErrorCode.CannotPlugBondSlave, member.ToString()));
            (await world.FailureAsync(new PIFForget(member)))
                .Should().Be(new XenError(ErrorCode.PIFAlreadyBonded, member.ToString()));
            (await world.FailureAsync(new HostManagementReconfigure(member)))
                .Should().Be(new XenError(ErrorCode.CannotPlugBondSlave, member.ToString()));
        }

        await AssertTaken();
        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        await AssertTaken();
    }

    [Fact]
    [Trait("Obligation", "NETWORK-36")]
    public async Task A_bond_that_the_host_cannot_build_leaves_everything_as_it_was()
    {
        var broken = new XenError(ErrorCode.InternalError, "broken on purpose");
        await using World world = await World.StartAsync(new()
        {
            Failures = [new SimulatedFailure(OperationKind.BondCreate, 1, broken)],
        });
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        PIFRecord before = world.Look(world.Card("eth0"));

        (await world.FailureAsync(Create(network, [world.Card("eth0"), world.Card("eth1")]))).Should().Be(broken);

        world.View.All<BondRecord>().Should().BeEmpty();
        world.View.All<PIFRecord>().Should().HaveCount(2);
        world.Look(world.Card("eth0")).Should().Be(before);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-37")]
    public async Task Lacp_knows_its_properties_and_other_modes_none()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<PIFRecord>[] members = [world.Card("eth0"), world.Card("eth1")];
        BondCreate lacp = Create(network, members) with
        {
            Mode = BondMode.Lacp, Properties = XenMap<string, string>.Of(("lacp-time", "fast")),
        };

        (await world.FailureAsync(lacp with { Mode = BondMode.ActiveBackup }))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "properties", "lacp-time = fast"));
        (await world.FailureAsync(lacp with { Properties = XenMap<string, string>.Of(("lacp-time", "soon")) }))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "properties", "lacp-time = soon"));
        var bond = await world.MakeAsync<BondRecord>(lacp);
        world.View.Find(bond)!.Properties.Should().BeEquivalentTo(XenMap<string, string>.Of(
            ("lacp-time", "fast"), ("hashing_algorithm", "tcpudp_ports"), ("lacp-fallback-ab", "true")));
        await world.CallAsync(new BondSetProperty(bond, "hashing_algorithm", "src_mac"));
        world.View.Find(bond)!.Properties.GetOr("hashing_algorithm", "").Should().Be("src_mac");
        await world.CallAsync(new BondSetMode(bond, BondMode.BalanceSlb));
        world.View.Find(bond)!.Should().BeEquivalentTo(new { Mode = BondMode.BalanceSlb, Properties = s_none });
        (await world.FailureAsync(new BondSetProperty(bond, "hashing_algorithm", "src_mac"))).Code
            .Should().Be(ErrorCode.InvalidValue);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-18")]
    public async Task A_property_of_a_bond_is_that_of_its_members()
    {
        await using World world = await World.StartAsync();
        Ref<BondRecord> bond = await CreateAsync(world, [world.Card("eth0"), world.Card("eth1")]);
        Ref<PIFRecord> master = world.View.Find(bond)!.Master;

        await world.CallAsync(new PIFSetProperty(master, "gro", "off"));

        world.Look(world.Card("eth1")).Properties.GetOr("gro", "").Should().Be("off");
        SimulatedInterface up = world.Machine.InterfaceOf(master)!;
        up.Settings["gro"].Should().Be("off");
        (await world.FailureAsync(new PIFSetProperty(world.Card("eth1"), "gro", "on")))
            .Code.Should().Be(ErrorCode.CannotChangePIFProperties);
    }

    [Fact]
    [Trait("Obligation", "NETWORK-36")]
    public async Task A_server_that_goes_down_while_a_bond_is_built_ends_with_the_bond()
    {
        await using World world = await World.StartAsync();
        Ref<NetworkRecord> network = await world.AddNetworkAsync();
        Ref<TaskRecord> task = await world.BeginAsync(Create(network, [world.Card("eth0"), world.Card("eth1")]));

        await world.RestartAsync();

        (await world.EndAsync(task)).Status.Should().Be(TaskStatusType.Success);
        world.Look(world.View.All<BondRecord>().Single().Record.Master).Management.Should().BeTrue();
    }

    private static BondCreate Create(Ref<NetworkRecord> network, Ref<PIFRecord>[] members) =>
        new(network, RefSet<PIFRecord>.Of(members), "", BondMode.BalanceSlb, s_none);

    private static async Task<Ref<BondRecord>> CreateAsync(World world, Ref<PIFRecord>[] members) =>
        await world.MakeAsync<BondRecord>(Create(await world.AddNetworkAsync("bonded"), members));

    /// <summary>VLAN 5 and the tunnel stand on the interface, keep their networks, and are up on the host.</summary>
    private static void AssertOn(
        World world, Ref<PIFRecord> below, string device, Ref<NetworkRecord> tagged, Ref<NetworkRecord> hidden)
    {
        VLANRecord vlan = world.View.All<VLANRecord>().Single().Record;
        vlan.Should().BeEquivalentTo(new { TaggedPIF = below, Tag = 5L });
        world.Look(vlan.UntaggedPIF).Should().BeEquivalentTo(
            new { Network = tagged, Device = device, CurrentlyAttached = true });
        world.Machine.InterfaceOf(vlan.UntaggedPIF).Should().NotBeNull();
        TunnelRecord tunnel = world.View.All<TunnelRecord>().Single().Record;
        tunnel.TransportPIF.Should().Be(below);
        tunnel.Status.GetOr("active", "").Should().Be("true");
        world.Look(tunnel.AccessPIF).Should().BeEquivalentTo(new { Network = hidden, CurrentlyAttached = true });
        world.View.Find(tagged)!.PIFs.Count.Should().Be(1);
        world.View.Find(hidden)!.PIFs.Count.Should().Be(1);
    }
}
