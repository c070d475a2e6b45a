using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Simulation.Checks;

/// <summary>The state at an event, newest or past, is the fold of the log up to it: no more and no less.</summary>
public static class FoldChecker
{
    private const string Name = "state = fold of the log";

    /// <summary>Compares a state with a fold.</summary>
    /// <param name="state">The state at an event that ends a commit.</param>
    /// <param name="fold">Has been folded at least that far.</param>
    public static void Check(RecordView state, Fold fold)
    {
        if (Differences.Between(state, fold.AsOf(state.Id)) is { } difference)
        {
            throw new SimFailedException(Name, $"at event {state.Id}: {difference}");
        }
    }

    /// <summary>Compares the state at an event within the window with what was shown up to it.</summary>
    public static void CheckShown(RecordView state, ShownEvents shown, EventId after)
    {
        foreach (Shown seen in shown.Between(after, state.Id).Reverse().DistinctBy(item => item.Reference))
        {
            RecordVersion? version = state.Find(seen.Reference);
            bool isGone = seen.Kind == Log.EventKind.Del;
            if (isGone != version is null
                || (version is not null
                    && (version.Id != seen.Id || Differences.Between(version.Record!, seen.Record) is not null)))
            {
                throw new SimFailedException(
                    Name, $"as of {state.Id}: {seen.Class} {seen.Reference} is not what event {seen.Id} showed");
            }
        }
    }
}
