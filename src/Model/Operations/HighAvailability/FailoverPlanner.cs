using Xen.Model.Classes;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>Works out where protected VMs can be restarted. Pure and deterministic.</summary>
internal static class FailoverPlanner
{
    /// <summary>The priority of VMs that are restarted in any case.</summary>
    public const string Protected = "restart";

    /// <summary>The priority of VMs that are restarted when there is room left.</summary>
    public const string BestEffort = "best-effort";

    /// <summary>Which VMs are to run as long as any host can take them.</summary>
    public static IEnumerable<(Ref<VMRecord> Reference, VMRecord Record)> ProtectedVMs(Changes changes) =>
        changes.All<VMRecord>().Where(vm => IsProtected(vm.Record));

    /// <summary>True for a VM that is to run as long as any host can take it.</summary>
    public static bool IsProtected(VMRecord vm) =>
        vm is { HaAlwaysRun: true, HaRestartPriority: Protected, IsATemplate: false };

    /// <summary>Hosts that answer and take VMs, oldest first.</summary>
    public static IEnumerable<Ref<HostRecord>> LiveHosts(Changes changes) => changes.All<HostRecord>()
        .Where(host => host.Record.Enabled && Pools.IsLive(changes, host.Record))
        .Select(host => host.Reference);

    /// <summary>Bytes that a protected VM can come to need on its host.</summary>
    public static long NeedOf(VMRecord vm) => vm.MemoryStaticMax + HostMemory.OverheadOf(vm);

    /// <summary>The plan for the protected VMs as they are.</summary>
    public static FailoverPlan Plan(Changes changes) => Plan(changes, ProtectedVMs(changes));

    /// <summary>The plan as if certain VMs were the protected ones.</summary>
    public static FailoverPlan Plan(Changes changes, IEnumerable<(Ref<VMRecord> Reference, VMRecord Record)> vms)
    {
        IReadOnlyDictionary<Ref<HostRecord>, long> memory = HostMemory.Free(changes);
        Dictionary<Ref<HostRecord>, long> free = LiveHosts(changes).ToDictionary(host => host, host => memory[host]);
        var needs = new Dictionary<Ref<VMRecord>, long>();
        var placement = new Dictionary<Ref<VMRecord>, Ref<HostRecord>>();
        var starts = new Dictionary<Ref<VMRecord>, Ref<HostRecord>>();
        var unplaced = new List<Ref<VMRecord>>();
        bool hasPinned = false;
        foreach ((Ref<VMRecord> reference, VMRecord vm) in vms)
        {
            Ref<HostRecord> place = PlaceOf(vm, free);
            if (Agility.Check(changes, reference, vm) is null)
            {
                needs.Add(reference, NeedOf(vm));
                if (!place.IsNull)
                {
                    placement.Add(reference, place);
                }
                continue;
            }
            hasPinned = true;
            if (place.IsNull && !TryPin(changes, vm, free, out place))
            {
                unplaced.Add(reference);
            }
            else if (PlaceOf(vm, free).IsNull)
            {
                starts.Add(reference, place);
            }
        }
        var state = new FailoverState(free, needs, placement, changes.All<HostRecord>().Count());
        Dictionary<Ref<VMRecord>, long> halted = needs.Where(vm => !placement.ContainsKey(vm.Key)).ToDictionary();
        Dictionary<Ref<VMRecord>, Ref<HostRecord>> agile = FailoverPacking.Pack(halted, free);
        unplaced.AddRange(halted.Keys.Where(vm => !agile.ContainsKey(vm)));
        return new FailoverPlan(starts.Concat(agile).ToDictionary(), unplaced, state.With(agile), hasPinned);
    }

    /// <summary>Where VMs would go that have lost their host; those that can run anywhere only.</summary>
    /// <param name="changes">The state.</param>
    /// <param name="vms">VMs, each able to run on any host.</param>
    /// <param name="dead">Hosts that are not to be reckoned with.</param>
    public static IReadOnlyDictionary<Ref<VMRecord>, Ref<HostRecord>> PlanEvacuation(
        Changes changes, IEnumerable<(Ref<VMRecord> Reference, VMRecord Record)> vms, RefSet<HostRecord> dead)
    {
        IReadOnlyDictionary<Ref<HostRecord>, long> memory = HostMemory.Free(changes);
        return FailoverPacking.Pack(
            vms.Select(vm => KeyValuePair.Create(vm.Reference, HostMemory.NeedOf(vm.Record))),
            changes.All<HostRecord>()
                .Where(host => Pools.IsLive(changes, host.Record) && !dead.Contains(host.Reference))
                .Select(host => KeyValuePair.Create(host.Reference, memory[host.Reference])));
    }

    /// <summary>The live host that a VM is on or on its way to; null for none.</summary>
    private static Ref<HostRecord> PlaceOf(VMRecord vm, Dictionary<Ref<HostRecord>, long> live)
    {
        if (live.ContainsKey(vm.ScheduledToBeResidentOn))
        {
            return vm.ScheduledToBeResidentOn;
        }
        return live.ContainsKey(vm.ResidentOn) ? vm.ResidentOn : default;
    }

    /// <summary>A VM that cannot run everywhere is reckoned with on the first host that it can run on.</summary>
    private static bool TryPin(
        Changes changes, VMRecord vm, Dictionary<Ref<HostRecord>, long> free, out Ref<HostRecord> host)
    {
        long need = NeedOf(vm);
        host = free.Keys.FirstOrDefault(each => free[each] >= need && Agility.IsReachable(changes, vm, each));
        if (host.IsNull)
        {
            return false;
        }
        free[host] -= need;
        return true;
    }
}
