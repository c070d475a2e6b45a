using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;
using Xen.Model.Simulation.Checks;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <content>Checkpoints, taken step by step between everything else.</content>
public sealed partial class SimWorld
{
    /// <summary>A few steps of a checkpoint, or all of it; sometimes it is broken off.</summary>
    private void StepCheckpoint()
    {
        Checkpointer checkpointer = _core.Checkpointer!;
        if (checkpointer.IsRunning && _random.Chance(5))
        {
            checkpointer.GiveUp();
            Tally.Add(Did.CheckpointsFailed);
            return;
        }
        long taken = checkpointer.Status.Taken;
        EventId horizon = _storage.Horizon;
        bool isWhole = Knobs.CheckpointEvery > 0 || _random.Chance(50);
        for (int steps = isWhole ? int.MaxValue : 1 + _random.NextInt(8); steps > 0; steps--)
        {
            if (!checkpointer.Step())
            {
                EndCheckpoint(checkpointer, taken);
                break;
            }
        }
        Tally.Add(Did.Cuts, _storage.Horizon > horizon ? 1 : 0);
    }

    private void EndCheckpoint(Checkpointer checkpointer, long takenBefore)
    {
        CheckpointStatus status = checkpointer.Status;
        if (status.Failure is { } failure)
        {
            Trace($"the checkpoint failed: {failure.Message}");
            Tally.Add(Did.CheckpointsFailed);
            if (!_medium.WasFaulty)
            {
                throw new SimFailedException(CheckpointChecker.Name, "it failed on a disk that works: " + failure);
            }
            return;
        }
        Trace($"checkpoint at {status.Newest}, log from {_storage.Horizon}");
        if (status.Taken > takenBefore && !_medium.WasFaulty)
        {
            Tally.Add(Did.Checkpoints);
            Fold fold = _fold.UpTo(_chronicle, Log.Published.Tail);
            CheckpointChecker.Check(_medium.Copy(), status.Newest, _storage.Horizon, fold);
        }
    }
}
