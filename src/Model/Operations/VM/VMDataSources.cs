using System.Globalization;
using Xen.Model.Classes;
using static Xen.Model.Operations.PerformanceCounters;

namespace Xen.Model.Operations.VM;

/// <summary>
/// The performance counters of a VM: what there is to measure, and whether it is recorded. Only what differs from the
/// default is kept.
/// </summary>
public static class VMDataSources
{
    /// <summary>The counters of a VM. Their values are not part of the list.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="metrics">Its metrics, which say what is recorded.</param>
    /// <param name="interfaces">Numbers of its network interfaces.</param>
    /// <param name="disks">Names of its disks in the guest.</param>
    public static IEnumerable<DataSourceRecord> Of(
        VMRecord vm, VMMetricsRecord metrics, IEnumerable<string> interfaces, IEnumerable<string> disks)
    {
        foreach (DataSourceRecord source in
            Fixed(vm).Concat(interfaces.SelectMany(ForInterface)).Concat(disks.SelectMany(ForDisk)))
        {
            yield return source with
            {
                Enabled = IsRecorded(metrics.DataSources, source.NameLabel, source),
            };
        }
    }

    private static IEnumerable<DataSourceRecord> Fixed(VMRecord vm)
    {
        for (long number = 0; number < vm.VCPUsMax; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            yield return Source($"cpu{text}", $"Use of virtual processor {text}", "(fraction)", 1);
        }
        yield return Source("cpu_usage", "Use of all virtual processors", "(fraction)", 1);
        yield return Source("memory", "Memory that the VM has", "B");
        yield return Source("memory_target", "Memory that the VM is to have", "B");
        yield return Source("memory_internal_free", "Free memory as the guest tells", "KiB");
        foreach (string state in s_states)
        {
            yield return Source(
                $"runstate_{state}", "Share of time in the state of that name", "(fraction)", 1, isStandard: false);
        }
    }

    private static readonly string[] s_states =
    [
        "fullrun", "full_contention", "concurrency_hazard", "blocked", "partial_run", "partial_contention",
    ];

    private static IEnumerable<DataSourceRecord> ForInterface(string number) =>
    [
        Source($"vif_{number}_rx", $"Received over interface {number}", "B/s"),
        Source($"vif_{number}_tx", $"Sent over interface {number}", "B/s"),
        Source($"vif_{number}_rx_errors", "Errors receiving", "err/s", isStandard: false),
        Source($"vif_{number}_tx_errors", "Errors sending", "err/s", isStandard: false),
    ];

    private static IEnumerable<DataSourceRecord> ForDisk(string name) =>
    [
        Source($"vbd_{name}_read", $"Read from {name}", "B/s"),
        Source($"vbd_{name}_write", $"Written to {name}", "B/s"),
        Source($"vbd_{name}_read_latency", $"How long reading from {name} takes", "\u00b5s"),
        Source($"vbd_{name}_write_latency", $"How long writing to {name} takes", "\u00b5s"),
        Source($"vbd_{name}_inflight", $"Requests to {name} under way", "requests"),
    ];
}
