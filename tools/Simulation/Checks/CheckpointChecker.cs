using Xen.Model.Engine.Checkpoints;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// A checkpoint that was taken can be read and holds the fold of the log up to its event. The log is never cut above
/// what a checkpoint covers, and two are kept.
/// </summary>
public static class CheckpointChecker
{
    /// <summary>What it is called in findings.</summary>
    public const string Name = "a checkpoint is the fold of the log";

    /// <summary>Looks at the newest checkpoint, and at which ones there are.</summary>
    /// <param name="disk">Where they are kept.</param>
    /// <param name="newest">The event of the one just taken.</param>
    /// <param name="horizon">Where the log begins.</param>
    /// <param name="fold">The log, folded at least that far.</param>
    public static void Check(ILogDisk disk, EventId newest, EventId horizon, Fold fold)
    {
        var store = new CheckpointStore(disk);
        IReadOnlyList<CheckpointName> kept = store.List();
        if (kept.Count == 0 || kept[^1].Id != newest)
        {
            throw new SimFailedException(Name, $"the one of event {newest} is not the newest there");
        }
        if (horizon > EventId.None && (kept.Count < 2 || kept[0].Id < horizon))
        {
            throw new SimFailedException(
                Name, $"the log begins behind {horizon}, the oldest of {kept.Count} checkpoints is at {kept[0].Id}");
        }
        var state = new StateReplayer(new EventWindowOptions());
        using CheckpointFile file = store.Open(kept[^1]);
        state.Restore(file);
        if (newest >= fold.Horizon && Differences.Between(state.View, fold.AsOf(newest)) is { } difference)
        {
            throw new SimFailedException(Name, $"that of event {newest}: {difference}");
        }
    }
}
