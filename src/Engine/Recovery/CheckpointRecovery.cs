using Xen.Model.Engine.Checkpoints;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine.Recovery;

/// <summary>Start-up, first part: from the newest good checkpoint to a state.</summary>
internal sealed class CheckpointRecovery(XenModelOptions options, CheckpointStore store)
{
    private readonly List<string> _bad = [];

    /// <summary>Checkpoints that could not be used, and why.</summary>
    public IReadOnlyList<string> Bad => _bad;

    /// <summary>
    /// Restores the newest good checkpoint from which the log can be read on; null when there is none, with nothing
    /// changed.
    /// </summary>
    /// <param name="state">Empty, but for objects that exist outside the log.</param>
    /// <exception cref="IOException">The disk fails, or the log ends before the checkpoint.</exception>
    public CheckpointName? Restore(StateReplayer state)
    {
        store.DeleteUnfinished();
        foreach (CheckpointName name in store.List().Reverse())
        {
            CheckpointFile? file = OpenGood(name);
            if (file is null)
            {
                continue;
            }
            using (file)
            {
                CheckLog(file);
                Restore(state, file);
                return name;
            }
        }
        return null;
    }

    private void Restore(StateReplayer state, CheckpointFile file)
    {
        using var growth = HeapGrowth.Expect(file.ObjectCount, file.Length);
        using var aside = new ProjectionsAside(options.Projections);
        state.Restore(file, options.Progress is null
            ? [aside]
            : [aside, new ProgressCounter(options.Progress, file.ObjectCount)]);
        aside.Complete();
    }

    /// <summary>
    /// All of the file is checked before any of it is used: half a state, or projections that know of it, could not be
    /// taken back.
    /// </summary>
    private CheckpointFile? OpenGood(CheckpointName name)
    {
        CheckpointFile? file = null;
        try
        {
            file = store.Open(name);
            foreach (long done in file.Verify())
            {
                options.Progress?.Report(new StartupProgress(StartupPhase.VerifyCheckpoint, done, file.Length));
            }
            if (options.Storage.Fingerprint is { } log && log.Identity != file.Header.Log.Identity)
            {
                throw new CheckpointDamagedException(name.FileName, 0, "it belongs to another log");
            }
            if (name.Id < options.Storage.Horizon)
            {
                throw new CheckpointDamagedException(name.FileName, 0, "the log begins only behind it");
            }
            return file;
        }
        catch (CheckpointDamagedException damage)
        {
            file?.Dispose();
            _bad.Add(damage.Message);
            store.PutAside(name);
            return null;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The log was durable up to the checkpoint before the checkpoint was written. Where it ends earlier, events that
    /// had been acknowledged are gone, and going on would give their ids to others.
    /// </summary>
    private void CheckLog(CheckpointFile file)
    {
        EventId head = options.Storage.Head;
        if (file.Id > head)
        {
            throw new IOException(
                $"the log ends with event {head}, but a checkpoint was taken after event {file.Id}: "
                + "the end of the log is missing");
        }
    }
}
