using Xen.Model.Classes;
using Xen.Model.Operations.Counters;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>The performance counters that the data model and this process know, whatever the machine.</summary>
public static class KnownCounters
{
    private const double BytesPerKibibyte = 1024;

    /// <summary>What a counter shows now; null when only the machine knows.</summary>
    /// <param name="view">The state to look at.</param>
    /// <param name="owner">The host, VM or repository.</param>
    /// <param name="counter">One of its counters.</param>
    public static double? Read(RecordView view, ObjectRef owner, Counter counter) => counter.Quantity switch
    {
        Quantity.TotalMemory or Quantity.FreeMemory or Quantity.ReclaimedMemory or Quantity.ReclaimableMemory
            or Quantity.RunningDomains or Quantity.RunningVcpus => view.Find(owner.As<HostRecord>()) is { } host
                ? OfHost(view, host, counter.Quantity)
                : null,
        Quantity.PoolSessions => view.All<SessionRecord>().Count(),
        Quantity.PoolTasks => view.All<TaskRecord>().Count(),
        Quantity.Memory or Quantity.MemoryTarget => view.Find(owner.As<VMRecord>()) is { } vm
            ? counter.Quantity == Quantity.Memory ? view.Find(vm.Metrics)?.MemoryActual ?? 0 : vm.MemoryTarget
            : null,
        Quantity.PhysicalSize or Quantity.PhysicalUtilisation or Quantity.VirtualAllocation =>
            view.Find(owner.As<SRRecord>()) is { } sr ? OfRepository(sr, counter.Quantity) : null,
        _ => OfAgent(counter.Quantity),
    };

    private static double OfHost(RecordView view, HostRecord host, Quantity quantity) => quantity switch
    {
        Quantity.TotalMemory => (view.Find(host.Metrics)?.MemoryTotal ?? 0) / BytesPerKibibyte,
        Quantity.FreeMemory => FreeMemory(host, view) / BytesPerKibibyte,
        Quantity.RunningDomains => host.ResidentVMs.Count,
        Quantity.RunningVcpus => view.Records(host.ResidentVMs).Sum(vm => vm.VCPUsAtStartup),
        Quantity.ReclaimedMemory => view.Records(host.ResidentVMs)
            .Sum(vm => Math.Max(0, vm.MemoryDynamicMax - vm.MemoryTarget)),
        _ => view.Records(host.ResidentVMs).Sum(vm => Math.Max(0, vm.MemoryDynamicMax - vm.MemoryDynamicMin)),
    };

    private static double FreeMemory(HostRecord host, RecordView view)
    {
        long free = (view.Find(host.Metrics)?.MemoryTotal ?? 0) - host.MemoryOverhead;
        return Math.Max(0, free - view.Records(host.ResidentVMs).Sum(vm => vm.MemoryTarget + vm.MemoryOverhead));
    }

    private static double OfRepository(SRRecord sr, Quantity quantity) => quantity switch
    {
        Quantity.PhysicalSize => sr.PhysicalSize,
        Quantity.PhysicalUtilisation => sr.PhysicalUtilisation,
        _ => sr.VirtualAllocation,
    };

    private static double? OfAgent(Quantity quantity) => quantity switch
    {
        Quantity.AgentMemory => Environment.WorkingSet / BytesPerKibibyte,
        Quantity.AgentLiveMemory => GC.GetTotalMemory(forceFullCollection: false) / BytesPerKibibyte,
        Quantity.AgentFreeMemory => Math.Max(
            0, GC.GetGCMemoryInfo().TotalCommittedBytes - GC.GetTotalMemory(false)) / BytesPerKibibyte,
        Quantity.AgentAllocation => GC.GetTotalAllocatedBytes() / BytesPerKibibyte,
        Quantity.AgentOpenFiles => OpenFiles(),
        _ => null,
    };

    /// <summary>How many files this process has open; not known on systems that do not show them.</summary>
    private static double OpenFiles()
    {
        try
        {
            return Directory.GetFileSystemEntries("/proc/self/fd").Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return double.NaN;
        }
    }
}
