using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests;

/// <summary>Pools for tests that are not about how hosts come into being.</summary>
internal static class WorldPool
{
    /// <summary>A pool of several hosts.</summary>
    public static Task<World> OfHostsAsync(int hosts) => World.StartAsync(new SimulatedHostOptions { Hosts = hosts });

    /// <summary>The pool.</summary>
    public static Ref<PoolRecord> PoolRef(this World world) => world.View.All<PoolRecord>().Single().Reference;

    /// <summary>What the pool says.</summary>
    public static PoolRecord Pool(this World world) => world.View.All<PoolRecord>().Single().Record;

    /// <summary>Turns high availability on.</summary>
    public static async Task ProtectAsync(this World world, Ref<SRRecord> sr) =>
        await world.CallAsync(new PoolEnableHa(RefSet<SRRecord>.Of([sr]), XenMap<string, string>.Empty));

    /// <summary>A host stops answering, with all that runs on it.</summary>
    public static async Task LoseAsync(this World world, Ref<HostRecord> host)
    {
        Ref<HostMetricsRecord> metrics = world.View.Find(host)!.Metrics;
        var fact = new Fact(metrics, world.View.Find(metrics)! with { Live = false });
        await world.Model.SubmitAsync(new Observe([fact]), CallContext.Server);
    }

    /// <summary>Names of the messages that were left, oldest first.</summary>
    public static string[] Alerts(this World world) =>
        [.. world.View.All<MessageRecord>().Select(message => message.Record.Name)];
}
