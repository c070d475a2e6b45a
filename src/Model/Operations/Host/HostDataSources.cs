using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Operations.Counters;
using Xen.Model.Primitives;
using Xen.Model.State;
using static Xen.Model.Operations.PerformanceCounters;

namespace Xen.Model.Operations.Host;

/// <summary>
/// The performance counters of a host: what there is to measure, and whether it is recorded. Only what differs from the
/// default is kept.
/// </summary>
public static class HostDataSources
{
    /// <summary>The counters of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="devices">Names of its network devices.</param>
    /// <param name="repositories">Uuids of the repositories that it reaches.</param>
    /// <param name="isCoordinator">True when it knows what there is in the pool.</param>
    public static IEnumerable<Counter> Counters(
        HostRecord host, IEnumerable<string> devices, IEnumerable<string> repositories, bool isCoordinator) =>
        Fixed(host)
            .Concat(isCoordinator ? s_ofPool : [])
            .Concat(devices.SelectMany(ForDevice))
            .Concat(repositories.SelectMany(DiskCounters.OfRepository));

    /// <summary>The counters that a host has as of a view.</summary>
    public static IEnumerable<Counter> Counters(RecordView view, Ref<HostRecord> reference, HostRecord host) =>
        Counters(
            host,
            DevicesOf(Owned.By(view, host.PIFs)),
            Owned.By(view, host.PBDs)
                .Where(pbd => pbd.CurrentlyAttached)
                .Select(pbd => view.Find(pbd.SR)?.Uuid ?? "")
                .Where(uuid => uuid.Length > 0)
                .Order(StringComparer.Ordinal),
            view.All<PoolRecord>().All(pool => pool.Record.Master.IsNull || pool.Record.Master == reference));

    /// <summary>Names of the devices that count what passes: cards and bonds.</summary>
    public static IEnumerable<string> DevicesOf(IEnumerable<PIFRecord> interfaces) => interfaces
        .Where(pif => pif.Physical || pif.BondMasterOf.Count > 0)
        .Select(pif => pif.Device)
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>True for a counter that is recorded.</summary>
    public static bool Records(HostRecord host, Counter counter) =>
        IsRecorded(host.LocalDb, HostLocalKeys.DataSource + counter.Name, counter);

    /// <summary>The host with a counter recorded or not.</summary>
    public static HostRecord With(HostRecord host, string name, bool isRecorded) => host with
    {
        LocalDb = host.LocalDb.With(HostLocalKeys.DataSource + name, Kept(isRecorded)),
    };

    private static readonly Counter[] s_ofPool =
    [
        new("pool_session_count", Quantity.PoolSessions, "", "Sessions of the pool", "sessions"),
        new("pool_task_count", Quantity.PoolTasks, "", "Tasks of the pool", "tasks"),
    ];

    private static readonly Counter[] s_always =
    [
        new("cpu_avg", Quantity.AverageIdleTime, "", "Average use of all physical CPUs", "(fraction)",
            CounterKind.Derive)
        {
            Max = 1,
            IsInverted = true,
        },
        new("loadavg", Quantity.Load, "", "Load of the control domain", "(fraction)"),
        new("hostload", Quantity.HostLoad, "", "Runnable virtual processors for each physical CPU", "(fraction)"),
        new("running_vcpus", Quantity.RunningVcpus, "", "Virtual processors of running domains", "count"),
        new("running_domains", Quantity.RunningDomains, "", "Domains that run", "count"),
        new("memory_total_kib", Quantity.TotalMemory, "", "Memory of the host", "KiB"),
        new("memory_free_kib", Quantity.FreeMemory, "", "Free memory of the host", "KiB"),
        new("memory_reclaimed", Quantity.ReclaimedMemory, "", "Memory that ballooning has won", "B"),
        new("memory_reclaimed_max", Quantity.ReclaimableMemory, "", "Memory that ballooning could win", "B"),
        new("xapi_memory_usage_kib", Quantity.AgentMemory, "", "Memory of the management agent", "KiB"),
        new("xapi_free_memory_kib", Quantity.AgentFreeMemory, "", "Memory the agent holds without use", "KiB"),
        new("xapi_live_memory_kib", Quantity.AgentLiveMemory, "", "Memory of the agent in use", "KiB"),
        new("xapi_allocation_kib", Quantity.AgentAllocation, "", "Memory that the agent asks for", "KiB",
            CounterKind.Derive),
        new("xapi_open_fds", Quantity.AgentOpenFiles, "", "Files that the agent has open", "file descriptors"),
        new("pif_aggr_rx", Quantity.Received, "", "Received over all physical interfaces", "B/s", CounterKind.Derive),
        new("pif_aggr_tx", Quantity.Sent, "", "Sent over all physical interfaces", "B/s", CounterKind.Derive),
    ];

    private static IEnumerable<Counter> Fixed(HostRecord host)
    {
        for (int number = 0; number < host.HostCPUs.Count; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            yield return new Counter(
                $"cpu{text}", Quantity.IdleTime, text, $"Use of physical CPU {text}", "(fraction)", CounterKind.Derive)
            {
                Max = 1,
                IsInverted = true,
            };
        }
        foreach (Counter counter in s_always)
        {
            yield return counter;
        }
    }

    private static IEnumerable<Counter> ForDevice(string device) =>
    [
        new($"pif_{device}_rx", Quantity.Received, device, $"Received over {device}", "B/s", CounterKind.Derive),
        new($"pif_{device}_tx", Quantity.Sent, device, $"Sent over {device}", "B/s", CounterKind.Derive),
        new($"pif_{device}_rx_errors", Quantity.ReceiveErrors, device, $"Errors receiving over {device}", "err/s",
            CounterKind.Derive)
        {
            IsStandard = false,
        },
        new($"pif_{device}_tx_errors", Quantity.SendErrors, device, $"Errors sending over {device}", "err/s",
            CounterKind.Derive)
        {
            IsStandard = false,
        },
    ];
}
