using System.Collections.Immutable;
using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>
/// The pool that every world begins with: one small host and two halted machines. Always the same, as what matters is
/// what happens to it.
/// </summary>
internal static class SimPool
{
    private const long Memory = 256L << 20;

    /// <summary>The pool in one call.</summary>
    public static Observe Seed { get; } = Make();

    private static Observe Make()
    {
        var random = new SeededRandomSource(4711);
        var options = new SimulatedHostOptions { HostCpus = 1, Clock = new ManualClock() };
        ImmutableArray<Fact> facts = SimulatedPool.Seed(options, random).Facts;
        return new Observe([.. facts, .. Machine(random, "one"), .. Machine(random, "two")]);
    }

    private static Fact[] Machine(SeededRandomSource random, string name)
    {
        var metrics = new Ref<VMMetricsRecord>(random.NextGuid());
        return
        [
            new Fact(metrics, new VMMetricsRecord { Uuid = random.NextGuid().ToString() }),
            new Fact(new ObjectRef(random.NextGuid()), new VMRecord
            {
                Uuid = random.NextGuid().ToString(),
                NameLabel = name,
                MemoryStaticMin = Memory,
                MemoryDynamicMin = Memory,
                MemoryDynamicMax = Memory,
                MemoryStaticMax = Memory,
                VCPUsMax = 1,
                VCPUsAtStartup = 1,
                Domid = -1,
                DomainType = DomainType.Pv,
                Metrics = metrics,
                OtherConfig = XenMap<string, string>.Of(("mac_seed", name)),
            }),
        ];
    }
}
