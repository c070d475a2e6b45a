using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests;

/// <summary>Networks and interfaces of hosts for tests.</summary>
internal static class WorldNetworks
{
    /// <summary>The untagged interface of a name on a host.</summary>
    public static Ref<PIFRecord> Card(this World world, string device, int host = 0)
    {
        Ref<HostRecord> on = world.Host(host);
        return world.View.All<PIFRecord>()
            .Single(pif => pif.Record.Device == device && pif.Record.Host == on && pif.Record.VLAN == -1).Reference;
    }

    /// <summary>What the model says of an interface.</summary>
    public static PIFRecord Look(this World world, Ref<PIFRecord> pif) => world.View.Find(pif)!;

    /// <summary>Makes a call that answers with an object.</summary>
    public static async Task<Ref<T>> MakeAsync<T>(this World world, Call call)
        where T : XenRecord, IXenRecord => await world.CallAsync(call) switch
        {
            ObjectRef reference => reference.As<T>(),
            Ref<T> reference => reference,
            var other => throw new InvalidOperationException($"{call.WireName} answered {other}"),
        };

    /// <summary>A host, in order of creation.</summary>
    public static Ref<HostRecord> Host(this World world, int number = 0) =>
        world.View.All<HostRecord>().ElementAt(number).Reference;

    /// <summary>A network without interfaces.</summary>
    public static async Task<Ref<NetworkRecord>> AddNetworkAsync(
        this World world, string name = "a network", long mtu = 1500) =>
        await world.MakeAsync<NetworkRecord>(new CreateObject(new NetworkRecord
        {
            NameLabel = name,
            MTU = mtu,
            Managed = true,
        }));

    /// <summary>An interface of a guest.</summary>
    public static async Task<Ref<VIFRecord>> AddInterfaceAsync(
        this World world,
        Ref<VMRecord> vm,
        Ref<NetworkRecord> network,
        string device = "0",
        Func<VIFRecord, VIFRecord>? change = null)
    {
        var record = new VIFRecord { VM = vm, Network = network, Device = device };
        return await world.MakeAsync<VIFRecord>(new CreateObject(
            change is null ? record : change(record)));
    }

    /// <summary>Adds a VLAN to an interface, on a new network.</summary>
    public static async Task<Ref<VLANRecord>> AddVLANAsync(this World world, Ref<PIFRecord> tagged, long tag)
    {
        Ref<NetworkRecord> network = await world.AddNetworkAsync($"VLAN {tag}");
        return await world.MakeAsync<VLANRecord>(new VLANCreate(tagged, tag, network));
    }

    /// <summary>The interface of a VLAN that is added to another, on a new network.</summary>
    public static async Task<Ref<PIFRecord>> AddTaggedAsync(this World world, Ref<PIFRecord> below, long tag)
    {
        Ref<VLANRecord> vlan = await world.AddVLANAsync(below, tag);
        return world.View.Find(vlan)!.UntaggedPIF;
    }

    /// <summary>Changes the pool's record as if something outside had done it.</summary>
    public static Task SetPoolAsync(this World world, Func<PoolRecord, PoolRecord> change)
    {
        (Ref<PoolRecord> pool, PoolRecord record) = world.View.All<PoolRecord>().Single();
        return world.ObserveAsync(new Fact(pool, change(record)));
    }

    /// <summary>Changes an interface's record as if something outside had done it.</summary>
    public static Task SetAsync(this World world, Ref<PIFRecord> pif, Func<PIFRecord, PIFRecord> change) =>
        world.ObserveAsync(new Fact(pif, change(world.Look(pif))));

    /// <summary>Changes a network's record as if something outside had done it.</summary>
    public static Task SetAsync(
        this World world, Ref<NetworkRecord> network, Func<NetworkRecord, NetworkRecord> change) =>
        world.ObserveAsync(new Fact(network, change(world.View.Find(network)!)));

    /// <summary>Tells the model a fact.</summary>
    public static async Task ObserveAsync(this World world, params Fact[] facts) =>
        await world.Model.SubmitAsync(new Observe([.. facts]), Xen.Model.Sequencing.CallContext.Server);

    /// <summary>Static addresses.</summary>
    public static PIFReconfigureIp Static(Ref<PIFRecord> pif, string address) =>
        new(pif, IPConfigurationMode.Static, address, "255.255.255.0", "", "");
}
