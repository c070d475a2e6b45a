using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>Where protected VMs that do not run are to be started, and how the pool stands then.</summary>
/// <param name="Starts">Host by VM.</param>
/// <param name="Unplaced">Protected VMs for which there is no room now.</param>
/// <param name="State">After all these starts.</param>
/// <param name="HasPinned">True when some protected VM can run on certain hosts only: it survives no failure of
/// those.</param>
internal sealed record FailoverPlan(
    IReadOnlyDictionary<Ref<VMRecord>, Ref<HostRecord>> Starts,
    IReadOnlyList<Ref<VMRecord>> Unplaced,
    FailoverState State,
    bool HasPinned)
{
    /// <summary>True when every protected VM would run again after so many hosts have failed.</summary>
    public bool Covers(long failures) => Unplaced.Count == 0 && !HasPinned && failures <= int.MaxValue
        && FailoverPacking.IsAlwaysPossible(State, (int)failures);

    /// <summary>The largest number of failing hosts that is covered.</summary>
    public long CoveredMax()
    {
        long covered = 0;
        while (covered < State.TotalHosts && Covers(covered + 1))
        {
            covered++;
        }
        return Covers(covered) ? covered : 0;
    }
}
