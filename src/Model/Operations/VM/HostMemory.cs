using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>How much memory hosts have left when every guest is squeezed to its lower bound.</summary>
internal static class HostMemory
{
    private const long MiB = 1 << 20;
    private const long PagesTableShare = 128;

    /// <summary>
    /// Bytes that a VM needs on its host beyond its own memory, for page tables and emulated devices.
    /// </summary>
    public static long OverheadOf(VMRecord vm)
    {
        double tables = Math.Max(vm.MemoryStaticMax, 0) / (double)PagesTableShare * vm.HVMShadowMultiplier;
        return MiB * (2 + Math.Max(vm.VCPUsMax, 0)) + (long)tables / MiB * MiB;
    }

    /// <summary>Bytes that a VM must find free to start.</summary>
    public static long NeedOf(VMRecord vm) => checked(vm.MemoryDynamicMin + OverheadOf(vm));

    /// <summary>Free bytes of every host; VMs that are about to arrive count as if they were there.</summary>
    public static IReadOnlyDictionary<Ref<HostRecord>, long> Free(Changes changes)
    {
        var free = new Dictionary<Ref<HostRecord>, long>();
        foreach ((Ref<HostRecord> reference, HostRecord host) in changes.All<HostRecord>())
        {
            free[reference] = (changes.Find(host.Metrics)?.MemoryTotal ?? 0) - host.MemoryOverhead;
        }
        foreach ((_, VMRecord vm) in changes.All<VMRecord>())
        {
            Take(free, vm.ResidentOn, vm);
            if (vm.ScheduledToBeResidentOn != vm.ResidentOn)
            {
                // One on the move is on both hosts for a while.
                Take(free, vm.ScheduledToBeResidentOn, vm);
            }
        }
        return free;
    }

    private static void Take(Dictionary<Ref<HostRecord>, long> free, Ref<HostRecord> host, VMRecord vm)
    {
        if (!host.IsNull && free.TryGetValue(host, out long left))
        {
            free[host] = left - (vm.IsControlDomain ? vm.MemoryTarget : NeedOf(vm));
        }
    }
}
