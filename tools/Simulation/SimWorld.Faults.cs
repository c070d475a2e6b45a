using Xen.Model.Engine.LogFiles;
using Xen.Model.Simulation.Checks;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <content>What goes wrong.</content>
public sealed partial class SimWorld
{
    private const int CallsToFault = 12;

    private static readonly DiskFault[] s_faults =
        [DiskFault.Fail, DiskFault.Full, DiskFault.Tear, DiskFault.Crash];

    private bool _isInFlush;

    /// <summary>The process ends now, or the disk will end it soon.</summary>
    private void EndSomehow()
    {
        switch (_random.NextInt(10))
        {
            case < 2:
                End(SimEnd.ProcessEnd);
                Live();
                break;
            case < 5:
                End(SimEnd.PowerLoss);
                Live();
                break;
            case < 6:
                bool isWhole = !_medium.IsFaulty;
                Close();
                if (isWhole)
                {
                    FlipBits();
                }
                if (isWhole && _random.Chance(60))
                {
                    LiveOnDamagedCheckpoint();
                }
                else
                {
                    Live();
                }
                break;
            case < 9:
                DiskFault fault = _random.Pick(s_faults);
                Trace($"the disk will {fault}");
                _medium.PlanFault(fault, 1 + _random.NextInt(CallsToFault));
                break;
            default:
                Trace($"the disk is nearly full");
                Tally.Add(Did.FullDisks);
                _medium.Fill(_random.NextInt(3 * 4096));
                break;
        }
    }

    /// <summary>The engine met an error of the disk: it must have stopped for good. The process starts again.</summary>
    private void StartAgain(IOException failure)
    {
        Trace($"failed: {failure.Message}");
        Tally.Add(Did.Faults);
        try
        {
            _storage.Flush();
            throw new SimFailedException("an error is final", "the storage goes on after " + failure.Message);
        }
        catch (IOException again)
        {
            Trace($"stopped: {again.Message}");
        }
        End(AfterFault());
        Live();
    }

    /// <summary>How a process ends that met an error; a full disk may have room afterwards, or still none.</summary>
    private SimEnd AfterFault() =>
        Knobs.Fault?.Then ?? (_random.Chance(50) ? SimEnd.ProcessEnd : SimEnd.PowerLoss);

    /// <summary>
    /// A slow flush: while it goes on, the next batch is decided and subscribers ask.
    /// </summary>
    private void OnDiskCall(DiskCall kind)
    {
        if (kind != DiskCall.Flush || _isInFlush || _session.IsNull || _inFlight.Count != 1 || !_random.Chance(30))
        {
            return;
        }
        _isInFlush = true;
        try
        {
            Tally.Add(Did.DuringFlush);
            Submit();
            _slow.Poll(_feed, Log, isBroken: false);
            _core.Path.Trim();
            CheckState();
        }
        finally
        {
            _isInFlush = false;
        }
    }

    /// <summary>
    /// A bit of a closed log changes. Whoever opens and reads it must notice, or read what was written all the same.
    /// </summary>
    private void FlipBits()
    {
        for (int times = 0; times < 2; times++)
        {
            SimulatedDisk copy = _medium.Copy();
            string name = _random.Pick(copy.List());
            int length = copy.Contents(name).Length;
            int at = _random.NextInt(length);
            copy.FlipBit(name, at, _random.NextInt(8));
            try
            {
                using SegmentLogStorage storage = _medium.Open(copy);
                Primitives.EventId kept =
                    DurabilityChecker.Compare(storage.Read(storage.Horizon), storage.Horizon, _chronicle);
                if (kept < _chronicle.Last)
                {
                    throw new SimFailedException(
                        "flipped bits are detected", $"{name} byte {at}: all behind {kept} is silently gone");
                }
                Tally.Add(Did.FlipsHarmless);
            }
            catch (LogDamagedException)
            {
                Tally.Add(Did.FlipsFound);
            }
        }
    }

    /// <summary>
    /// The newest checkpoint is damaged for good. A start must notice, and come to the same state from the one before
    /// and the log behind it.
    /// </summary>
    private void LiveOnDamagedCheckpoint()
    {
        string[] checkpoints =
            [.. _medium.Copy().List().Where(name => name.EndsWith(".checkpoint", StringComparison.Ordinal))];
        bool isSpare = checkpoints.Length >= 2 || (checkpoints.Length == 1 && _horizonAtEnd == Primitives.EventId.None);
        if (!isSpare)
        {
            Live();
            return;
        }
        string newest = checkpoints.Order(StringComparer.Ordinal).Last();
        int at = _random.NextInt(_medium.Disk.Contents(newest).Length);
        Trace($"{newest} is damaged at {at}");
        _medium.Disk.FlipBit(newest, at, _random.NextInt(8));
        Live();
        if (_core.Report.BadCheckpoints.Count != 1)
        {
            throw new SimFailedException(CheckpointChecker.Name, $"{newest} was damaged at byte {at}, and is used");
        }
    }
}
