using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>Where each guest of a host could go, and which could go nowhere.</summary>
/// <param name="Moves">Guests and their new hosts, the largest guests first.</param>
/// <param name="Obstacles">Guests that must stay, and why.</param>
internal sealed record EvacuationPlan(
    IReadOnlyList<(Ref<VMRecord> VM, Ref<HostRecord> To)> Moves,
    IReadOnlyList<(Ref<VMRecord> VM, XenError Error)> Obstacles)
{
    /// <summary>Makes a plan; memory that one guest takes is no longer there for the next.</summary>
    public static EvacuationPlan For(Changes changes, Ref<HostRecord> self)
    {
        HostRecord host = changes.Get(self);
        Ref<HostRecord>[] targets =
        [
            .. changes.All<HostRecord>()
                .Where(other => other.Reference != self && other.Record.Enabled
                    && changes.Find(other.Record.Metrics) is not { Live: false })
                .Select(other => other.Reference),
        ];
        var free = new Dictionary<Ref<HostRecord>, long>(HostMemory.Free(changes));
        var moves = new List<(Ref<VMRecord> VM, Ref<HostRecord> To)>();
        var obstacles = new List<(Ref<VMRecord> VM, XenError Error)>();
        foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All(host.ResidentVMs)
            .Where(guest => !guest.Record.IsControlDomain)
            .OrderByDescending(guest => HostMemory.NeedOf(guest.Record)))
        {
            if (Place(changes, reference, vm, targets, free, out Ref<HostRecord> target) is { } error)
            {
                obstacles.Add((reference, error));
                continue;
            }
            free[target] -= HostMemory.NeedOf(vm);
            moves.Add((reference, target));
        }
        return new EvacuationPlan(moves, obstacles);
    }

    private static XenError? Place(
        Changes changes,
        Ref<VMRecord> reference,
        VMRecord vm,
        Ref<HostRecord>[] targets,
        Dictionary<Ref<HostRecord>, long> free,
        out Ref<HostRecord> target)
    {
        target = default;
        if (VMRules.Check(changes, reference, vm, VMOperations.PoolMigrate) is { } immovable)
        {
            return immovable;
        }
        XenError? first = null;
        long need = HostMemory.NeedOf(vm);
        foreach (Ref<HostRecord> candidate in targets.OrderByDescending(candidate => free[candidate]))
        {
            XenError? error = Placement.Check(changes, reference, vm, candidate)
                ?? (need > free[candidate] ? NoMemory(need, free[candidate]) : null);
            if (error is null)
            {
                target = candidate;
                return null;
            }
            first ??= error;
        }
        return first ?? new XenError(ErrorCode.NoHostsAvailable);
    }

    private static XenError NoMemory(long need, long free) => new(
        ErrorCode.HostNotEnoughFreeMemory,
        need.ToString(CultureInfo.InvariantCulture),
        Math.Max(free, 0).ToString(CultureInfo.InvariantCulture));
}
