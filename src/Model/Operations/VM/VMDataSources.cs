using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Operations.Counters;
using Xen.Model.State;
using static Xen.Model.Operations.PerformanceCounters;

namespace Xen.Model.Operations.VM;

/// <summary>
/// The performance counters of a VM: what there is to measure, and whether it is recorded. Only what differs from the
/// default is kept.
/// </summary>
public static class VMDataSources
{
    /// <summary>The counters of a VM.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="interfaces">Its network interfaces, plugged or not.</param>
    /// <param name="drives">Its drives, plugged or not.</param>
    public static IEnumerable<Counter> Counters(
        VMRecord vm, IEnumerable<VIFRecord> interfaces, IEnumerable<VBDRecord> drives) =>
        Fixed(vm)
            .Concat(interfaces.Where(vif => vif.CurrentlyAttached)
                .Select(vif => vif.Device).Distinct().Order(StringComparer.Ordinal).SelectMany(ForInterface))
            .Concat(drives.Where(IsUsed)
                .Select(vbd => vbd.Device).Distinct().Order(StringComparer.Ordinal).SelectMany(DiskCounters.OfDevice));

    /// <summary>The counters that a VM has as of a view.</summary>
    public static IEnumerable<Counter> Counters(RecordView view, VMRecord vm) =>
        Counters(vm, Owned.By(view, vm.VIFs), Owned.By(view, vm.VBDs));

    /// <summary>True for a drive that data passes through.</summary>
    public static bool IsUsed(VBDRecord vbd) =>
        vbd is { CurrentlyAttached: true, Empty: false } && vbd.Device.Length > 0;

    /// <summary>True for a counter that is recorded.</summary>
    public static bool Records(VMMetricsRecord metrics, Counter counter) =>
        IsRecorded(metrics.DataSources, counter.Name, counter);

    private static readonly Counter[] s_always =
    [
        Share("cpu_usage", Quantity.AverageVcpuTime, "Use of all virtual processors"),
        new("memory", Quantity.Memory, "", "Memory that the VM has", "B"),
        new("memory_target", Quantity.MemoryTarget, "", "Memory that the VM is to have", "B"),
        new("memory_internal_free", Quantity.GuestFreeMemory, "", "Free memory as the guest tells", "KiB"),
        State("runstate_fullrun", Quantity.FullRun, "Share of time that all virtual processors run"),
        State("runstate_full_contention", Quantity.FullContention, "Share of time that all wait for a CPU"),
        State("runstate_concurrency_hazard", Quantity.ConcurrencyHazard, "Share of time that some run and some wait"),
        State("runstate_blocked", Quantity.Blocked, "Share of time that all have nothing to do"),
        State("runstate_partial_run", Quantity.PartialRun, "Share of time that some run and none waits"),
        State("runstate_partial_contention", Quantity.PartialContention, "Share of time that some wait and none runs"),
        State("runnable_any", Quantity.RunnableAny, "Share of time that any waits for a CPU"),
        State("runnable_vcpus", Quantity.RunnableVcpus, "Share of virtual processors that wait for a CPU"),
    ];

    private static IEnumerable<Counter> Fixed(VMRecord vm)
    {
        for (long number = 0; number < vm.VCPUsMax; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            yield return Share($"cpu{text}", Quantity.VcpuTime, $"Use of virtual processor {text}", text);
        }
        foreach (Counter counter in s_always)
        {
            yield return counter;
        }
    }

    private static Counter Share(string name, Quantity quantity, string description, string part = "") =>
        new(name, quantity, part, description, "(fraction)", CounterKind.Derive) { Max = 1 };

    private static Counter State(string name, Quantity quantity, string description) =>
        Share(name, quantity, description) with { IsStandard = false };

    private static IEnumerable<Counter> ForInterface(string number) =>
    [
        new($"vif_{number}_rx", Quantity.Received, number, $"Received over interface {number}", "B/s",
            CounterKind.Derive),
        new($"vif_{number}_tx", Quantity.Sent, number, $"Sent over interface {number}", "B/s", CounterKind.Derive),
        new($"vif_{number}_rx_errors", Quantity.ReceiveErrors, number, "Errors receiving", "err/s", CounterKind.Derive)
        {
            IsStandard = false,
        },
        new($"vif_{number}_tx_errors", Quantity.SendErrors, number, "Errors sending", "err/s", CounterKind.Derive)
        {
            IsStandard = false,
        },
    ];
}
