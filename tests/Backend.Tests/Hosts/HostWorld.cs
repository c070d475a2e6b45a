using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Pools for tests that are about hosts.</summary>
internal static class HostWorld
{
    /// <summary>A pool of hosts that do everything quickly.</summary>
    public static Task<World> StartAsync(int hosts = 1, SimulatedHostOptions? options = null) =>
        World.StartAsync((options ?? new SimulatedHostOptions()) with { Hosts = hosts, Speed = 20 });

    /// <summary>One of the hosts, in the order in which they were installed.</summary>
    public static Ref<HostRecord> Host(this World world, int number = 0) =>
        world.View.All<HostRecord>().ElementAt(number).Reference;

    /// <summary>True while a host is up.</summary>
    public static bool IsLive(this World world, Ref<HostRecord> host) =>
        world.View.Find(world.View.Find(host)!.Metrics)!.Live;

    /// <summary>A host's power fails: nobody has asked for it, and nobody was told.</summary>
    public static async Task LoseAsync(this World world, Ref<HostRecord> host)
    {
        Ref<HostMetricsRecord> metrics = world.View.Find(host)!.Metrics;
        await world.ObserveAsync(metrics, world.View.Find(metrics)! with { Live = false });
    }

    /// <summary>Something outside the model becomes so.</summary>
    public static async Task ObserveAsync(this World world, ObjectRef reference, Schema.XenRecord record) =>
        await world.Model.SubmitAsync(new Observe([new Fact(reference, record)]), CallContext.Server);

    /// <summary>A new object, put straight into the model.</summary>
    public static async Task<Ref<T>> AddAsync<T>(this World world, T record)
        where T : Schema.XenRecord, Schema.IXenRecord
    {
        var reference = new Ref<T>(Guid.NewGuid());
        await world.ObserveAsync(reference, record);
        return reference;
    }
}
