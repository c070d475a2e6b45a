using System.Diagnostics.CodeAnalysis;
using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Operations.Counters;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Storage;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Metrics;

/// <summary>An object whose performance counters are recorded, as of a view. Immutable.</summary>
public sealed record Metered
{
    /// <summary>Key in the pool's other_config: <c>true</c> for minimum and maximum in new archives of VMs.</summary>
    public const string ExtremesKey = "create_min_max_in_new_VM_RRDs";

    private const string Recorded = "true";

    /// <summary>Its class, as legends spell it: <c>host</c>, <c>vm</c> or <c>sr</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its reference.</summary>
    public required ObjectRef Reference { get; init; }

    /// <summary>Its uuid, under which its archive is kept.</summary>
    public required string Uuid { get; init; }

    /// <summary>True while there is something to be counted: a host that is up, a VM that runs, a reached SR.</summary>
    public required bool IsLive { get; init; }

    /// <summary>The host that counts; null for a VM that runs nowhere.</summary>
    public required Ref<HostRecord> Host { get; init; }

    /// <summary>Another value means that what is counted has begun from zero: the number of a domain.</summary>
    public long Epoch { get; init; }

    /// <summary>The series of a new archive.</summary>
    public IReadOnlyList<SeriesShape> Shapes { get; init; } = SeriesShape.Averages;

    /// <summary>The counters that are recorded; worked out anew each time.</summary>
    public required IEnumerable<Counter> Counters { get; init; }

    /// <summary>True for a counter that somebody had forgotten.</summary>
    public required Func<string, bool> IsForgotten { get; init; }

    /// <summary>
    /// Every object of which something is counted now: hosts, what is resident on them, and repositories. It takes no
    /// longer for VMs that do not run.
    /// </summary>
    public static IEnumerable<Metered> Live(RecordView view)
    {
        var hosts = view.All<HostRecord>().ToList();
        IReadOnlyList<SeriesShape> shapes = ShapesOfVMs(view);
        return hosts.Select(host => Of(view, host.Reference, host.Record))
            .Concat(hosts.SelectMany(host => Residents(view, host.Record)
                .Select(vm => Of(view, vm.Reference, vm.Record, shapes))))
            .Concat(view.All<SRRecord>().Select(sr => Of(view, sr.Reference, sr.Record)))
            .Where(owner => owner.IsLive && owner.Uuid.Length > 0);
    }

    /// <summary>The uuids of all objects that may have an archive, live or not.</summary>
    public static IEnumerable<string> Uuids(RecordView view) =>
        view.All<HostRecord>().Select(host => host.Record.Uuid)
            .Concat(view.All<VMRecord>().Select(vm => vm.Record.Uuid))
            .Concat(view.All<SRRecord>().Select(sr => sr.Record.Uuid));

    /// <summary>Finds an object.</summary>
    /// <param name="view">The state to look at.</param>
    /// <param name="reference">A host, VM or SR.</param>
    /// <param name="found">The object.</param>
    public static bool TryFind(RecordView view, ObjectRef reference, [NotNullWhen(true)] out Metered? found)
    {
        found = view.Find(reference)?.Record switch
        {
            HostRecord host => Of(view, reference.As<HostRecord>(), host),
            VMRecord vm => Of(view, reference.As<VMRecord>(), vm, ShapesOfVMs(view)),
            SRRecord sr => Of(view, reference.As<SRRecord>(), sr),
            _ => null,
        };
        return found is not null;
    }

    private static IEnumerable<(Ref<VMRecord> Reference, VMRecord Record)> Residents(RecordView view, HostRecord host)
    {
        foreach (Ref<VMRecord> reference in host.ResidentVMs)
        {
            if (view.TryGet(reference, out VMRecord? vm))
            {
                yield return (reference, vm);
            }
        }
    }

    private static Metered Of(RecordView view, Ref<HostRecord> reference, HostRecord host) => new()
    {
        Type = "host",
        Reference = reference,
        Uuid = host.Uuid,
        IsLive = view.Find(host.Metrics) is not { Live: false },
        Host = reference,
        Shapes = SeriesShape.ForHosts,
        Counters = HostDataSources.Counters(view, reference, host)
            .Where(counter => HostDataSources.Records(host, counter)),
        IsForgotten = name => IsOff(host.LocalDb, HostLocalKeys.DataSource + name),
    };

    private static Metered Of(
        RecordView view, Ref<VMRecord> reference, VMRecord vm, IReadOnlyList<SeriesShape> shapes)
    {
        VMMetricsRecord metrics = view.Find(vm.Metrics) ?? (VMMetricsRecord)VMMetricsRecord.ClassInfo.Empty;
        return new Metered
        {
            Type = "vm",
            Reference = reference,
            Uuid = vm.Uuid,
            IsLive = vm.Domid >= 0 && vm.PowerState is VMPowerState.Running or VMPowerState.Paused,
            Host = vm.ResidentOn,
            Epoch = vm.Domid,
            Shapes = shapes,
            Counters = VMDataSources.Counters(view, vm).Where(counter => VMDataSources.Records(metrics, counter)),
            IsForgotten = name => IsOff(metrics.DataSources, name),
        };
    }

    private static Metered Of(RecordView view, Ref<SRRecord> reference, SRRecord sr)
    {
        PBDRecord? link = LinkOf(view, sr);
        return new Metered
        {
            Type = "sr",
            Reference = reference,
            Uuid = sr.Uuid,
            IsLive = link is not null,
            Host = link?.Host ?? default,
            Counters = SRDataSources.Recorded(view, sr),
            IsForgotten = name => IsOff(sr.DataSources, name),
        };
    }

    private static PBDRecord? LinkOf(RecordView view, SRRecord sr)
    {
        foreach (Ref<PBDRecord> reference in sr.PBDs)
        {
            if (view.Find(reference) is { CurrentlyAttached: true } link)
            {
                return link;
            }
        }
        return null;
    }

    private static IReadOnlyList<SeriesShape> ShapesOfVMs(RecordView view) =>
        view.All<PoolRecord>().Any(pool => pool.Record.OtherConfig.GetOr(ExtremesKey, "") == "true")
            ? SeriesShape.ForHosts
            : SeriesShape.Averages;

    private static bool IsOff(XenMap<string, string> kept, string key) =>
        kept.Count > 0 && kept.GetOr(key, Recorded) != Recorded;
}
