using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;

namespace Xen.Model.Operations.Host;

/// <summary>
/// The performance counters of a host: what there is to measure, and whether it is recorded. Only what differs from the
/// default is kept.
/// </summary>
public static class HostDataSources
{
    private const double Unbounded = double.PositiveInfinity;

    /// <summary>The counters of a host. Their values are not part of the list.</summary>
    /// <param name="host">The host.</param>
    /// <param name="devices">Names of its network devices.</param>
    public static IEnumerable<DataSourceRecord> Of(HostRecord host, IEnumerable<string> devices)
    {
        foreach (DataSourceRecord source in Fixed(host).Concat(devices.SelectMany(ForDevice)))
        {
            yield return source with { Enabled = IsRecorded(host, source) };
        }
    }

    /// <summary>True for a counter that a host with the usual devices has.</summary>
    public static bool Has(HostRecord host, string name) =>
        Fixed(host).Any(source => source.NameLabel == name)
        || name.StartsWith("pif_", StringComparison.Ordinal);

    /// <summary>What asking for an unknown counter is answered with.</summary>
    public static XenError Missing(string name) => new(ErrorCode.InternalError, $"Datasource_missing({name})");

    /// <summary>The host with a counter recorded or not.</summary>
    public static HostRecord With(HostRecord host, string name, bool isRecorded) => host with
    {
        LocalDb = host.LocalDb.With(HostLocalKeys.DataSource + name, isRecorded ? "true" : "false"),
    };

    private static bool IsRecorded(HostRecord host, DataSourceRecord source) =>
        host.LocalDb.GetOr(HostLocalKeys.DataSource + source.NameLabel, source.Standard ? "true" : "false") == "true";

    private static IEnumerable<DataSourceRecord> Fixed(HostRecord host)
    {
        for (int number = 0; number < host.HostCPUs.Count; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            yield return Source($"cpu{text}", $"Use of physical CPU {text}", "(fraction)", 1);
        }
        yield return Source("cpu_avg", "Average use of all physical CPUs", "(fraction)", 1);
        yield return Source("loadavg", "Load of the control domain", "(fraction)", Unbounded);
        yield return Source("memory_total_kib", "Memory of the host", "KiB", Unbounded);
        yield return Source("memory_free_kib", "Free memory of the host", "KiB", Unbounded);
        yield return Source("memory_reclaimed", "Memory that ballooning has won", "B", Unbounded);
        yield return Source("running_domains", "Domains that run", "count", Unbounded);
        yield return Source("running_vcpus", "Virtual processors of running domains", "count", Unbounded);
        yield return Source("xapi_memory_usage_kib", "Memory of the management agent", "KiB", Unbounded);
        yield return Source("xapi_free_memory_kib", "Memory the agent holds without use", "KiB", Unbounded);
        yield return Source("xapi_live_memory_kib", "Memory of the agent in use", "KiB", Unbounded);
        yield return Source("pool_session_count", "Sessions of the pool", "sessions", Unbounded);
        yield return Source("pool_task_count", "Tasks of the pool", "tasks", Unbounded);
        yield return Source("pif_aggr_rx", "Received over all physical interfaces", "B/s", Unbounded);
        yield return Source("pif_aggr_tx", "Sent over all physical interfaces", "B/s", Unbounded);
    }

    private static IEnumerable<DataSourceRecord> ForDevice(string device) =>
    [
        Source($"pif_{device}_rx", $"Received over {device}", "B/s", Unbounded),
        Source($"pif_{device}_tx", $"Sent over {device}", "B/s", Unbounded),
        Source($"pif_{device}_rx_errors", $"Errors receiving over {device}", "err/s", Unbounded, isStandard: false),
        Source($"pif_{device}_tx_errors", $"Errors sending over {device}", "err/s", Unbounded, isStandard: false),
    ];

    private static DataSourceRecord Source(
        string name, string description, string units, double max, bool isStandard = true) => new()
        {
            NameLabel = name,
            NameDescription = description,
            Units = units,
            Min = 0,
            Max = max,
            Standard = isStandard,
        };
}
