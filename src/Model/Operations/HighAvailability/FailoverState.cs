using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>What the planner of failovers reckons with. Immutable.</summary>
/// <param name="Free">Free bytes of the hosts that live and take VMs.</param>
/// <param name="Needs">Bytes that each protected VM takes that can run on any host.</param>
/// <param name="Placement">Where these VMs are.</param>
/// <param name="TotalHosts">How many hosts the pool has, dead ones too.</param>
internal sealed record FailoverState(
    IReadOnlyDictionary<Ref<HostRecord>, long> Free,
    IReadOnlyDictionary<Ref<VMRecord>, long> Needs,
    IReadOnlyDictionary<Ref<VMRecord>, Ref<HostRecord>> Placement,
    int TotalHosts)
{
    /// <summary>The state after VMs have been started where a plan says.</summary>
    public FailoverState With(IReadOnlyDictionary<Ref<VMRecord>, Ref<HostRecord>> plan)
    {
        var free = new Dictionary<Ref<HostRecord>, long>(Free);
        var placement = new Dictionary<Ref<VMRecord>, Ref<HostRecord>>(Placement);
        foreach ((Ref<VMRecord> vm, Ref<HostRecord> host) in plan)
        {
            free[host] -= Needs[vm];
            placement[vm] = host;
        }
        return this with { Free = free, Placement = placement };
    }

    /// <summary>The state after a host has failed and its VMs run elsewhere; null when some find no room.</summary>
    public FailoverState? Without(Ref<HostRecord> dead)
    {
        var free = Free.Where(host => host.Key != dead).ToDictionary();
        Dictionary<Ref<VMRecord>, long> failed = Needs
            .Where(vm => Placement.TryGetValue(vm.Key, out Ref<HostRecord> host) && host == dead)
            .ToDictionary();
        Dictionary<Ref<VMRecord>, Ref<HostRecord>> plan = FailoverPacking.Pack(failed, free);
        return plan.Count < failed.Count ? null : (this with { Free = free }).With(plan);
    }
}
