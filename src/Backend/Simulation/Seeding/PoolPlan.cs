using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>
/// The objects of a new pool while they are put together. Those that others refer to come first, as relations are
/// derived when the referring side appears.
/// </summary>
internal sealed class PoolPlan
{
    private readonly IRandomSource _random;
    private readonly List<Fact> _facts = [];

    public PoolPlan(SimulatedHostOptions options, IRandomSource random)
    {
        Options = options;
        _random = random;
        Now = options.Clock.GetUtcNow();
        Pool = NewRef<PoolRecord>();
        Hosts = [.. Enumerable.Range(0, options.Hosts).Select(_ => NewRef<HostRecord>())];
    }

    public SimulatedHostOptions Options { get; }

    public DateTimeOffset Now { get; }

    public Ref<PoolRecord> Pool { get; }

    public ImmutableArray<Ref<HostRecord>> Hosts { get; }

    /// <summary>Local storage of each host.</summary>
    public List<Ref<SRRecord>> LocalStorage { get; } = [];

    public Ref<T> NewRef<T>()
        where T : XenRecord, IXenRecord => new(_random.NextGuid());

    public string NewUuid() => _random.NextGuid().ToString("D");

    public int NextInt(int below) => _random.NextInt(below);

    public Ref<T> Add<T>(T record)
        where T : XenRecord, IXenRecord => Add(NewRef<T>(), record);

    public Ref<T> Add<T>(Ref<T> reference, T record)
        where T : XenRecord, IXenRecord
    {
        _facts.Add(new Fact(reference, record));
        return reference;
    }

    /// <summary>
    /// The whole as one observation, the pool itself last: it refers to the rest and nothing refers to it.
    /// </summary>
    public Observe Finish()
    {
        Add(Pool, new PoolRecord
        {
            Uuid = NewUuid(),
            NameLabel = "",
            Master = Hosts[0],
            DefaultSR = LocalStorage[0],
            SuspendImageSR = LocalStorage[0],
            CrashDumpSR = LocalStorage[0],
            CpuInfo = HostFacts.CpuInfo(Options),
            Restrictions = HostFacts.Restrictions,
            HaClusterStack = "xhad",
        });
        return new Observe([.. _facts]);
    }
}
