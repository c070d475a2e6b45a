using System.Globalization;
using Xen.Model.Classes;
using static Xen.Model.Operations.PerformanceCounters;

namespace Xen.Model.Operations.Host;

/// <summary>
/// The performance counters of a host: what there is to measure, and whether it is recorded. Only what differs from the
/// default is kept.
/// </summary>
public static class HostDataSources
{
    /// <summary>The counters of a host. Their values are not part of the list.</summary>
    /// <param name="host">The host.</param>
    /// <param name="devices">Names of its network devices.</param>
    public static IEnumerable<DataSourceRecord> Of(HostRecord host, IEnumerable<string> devices)
    {
        foreach (DataSourceRecord source in Fixed(host).Concat(devices.SelectMany(ForDevice)))
        {
            yield return source with
            {
                Enabled = IsRecorded(host.LocalDb, HostLocalKeys.DataSource + source.NameLabel, source),
            };
        }
    }

    /// <summary>True for a counter that a host with the usual devices has.</summary>
    public static bool Has(HostRecord host, string name) =>
        Fixed(host).Any(source => source.NameLabel == name)
        || name.StartsWith("pif_", StringComparison.Ordinal);

    /// <summary>The host with a counter recorded or not.</summary>
    public static HostRecord With(HostRecord host, string name, bool isRecorded) => host with
    {
        LocalDb = host.LocalDb.With(HostLocalKeys.DataSource + name, Kept(isRecorded)),
    };

    private static IEnumerable<DataSourceRecord> Fixed(HostRecord host)
    {
        for (int number = 0; number < host.HostCPUs.Count; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            yield return Source($"cpu{text}", $"Use of physical CPU {text}", "(fraction)", 1);
        }
        yield return Source("cpu_avg", "Average use of all physical CPUs", "(fraction)", 1);
        yield return Source("loadavg", "Load of the control domain", "(fraction)");
        yield return Source("memory_total_kib", "Memory of the host", "KiB");
        yield return Source("memory_free_kib", "Free memory of the host", "KiB");
        yield return Source("memory_reclaimed", "Memory that ballooning has won", "B");
        yield return Source("running_domains", "Domains that run", "count");
        yield return Source("running_vcpus", "Virtual processors of running domains", "count");
        yield return Source("xapi_memory_usage_kib", "Memory of the management agent", "KiB");
        yield return Source("xapi_free_memory_kib", "Memory the agent holds without use", "KiB");
        yield return Source("xapi_live_memory_kib", "Memory of the agent in use", "KiB");
        yield return Source("pool_session_count", "Sessions of the pool", "sessions");
        yield return Source("pool_task_count", "Tasks of the pool", "tasks");
        yield return Source("pif_aggr_rx", "Received over all physical interfaces", "B/s");
        yield return Source("pif_aggr_tx", "Sent over all physical interfaces", "B/s");
    }

    private static IEnumerable<DataSourceRecord> ForDevice(string device) =>
    [
        Source($"pif_{device}_rx", $"Received over {device}", "B/s"),
        Source($"pif_{device}_tx", $"Sent over {device}", "B/s"),
        Source($"pif_{device}_rx_errors", $"Errors receiving over {device}", "err/s", isStandard: false),
        Source($"pif_{device}_tx_errors", $"Errors sending over {device}", "err/s", isStandard: false),
    ];
}
