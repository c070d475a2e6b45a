using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>
/// Takes checkpoints beside the traffic, step by step, and gives up those and the parts of the log that need not be
/// kept. Without threads: whoever drives it chooses the moments; one thread at a time.
/// </summary>
/// <param name="store">The checkpoints.</param>
/// <param name="sequencer">The state that checkpoints are taken of.</param>
/// <param name="durable">The log.</param>
/// <param name="options">The policies.</param>
internal sealed class Checkpointer(
    CheckpointStore store, Sequencer sequencer, DurableLog durable, XenModelOptions options)
{
    private readonly CheckpointPolicy _policy = options.Checkpoints;
    private IEnumerator<long>? _running;
    private long _loggedAtLast;
    private long _sizeOfLast;
    private long _failedAt;
    private volatile CheckpointStatus _status = new(EventId.None, EventId.None, 0, null);

    /// <summary>How it is doing. Thread-safe.</summary>
    public CheckpointStatus Status => _status;

    /// <summary>True while a checkpoint is being taken.</summary>
    public bool IsRunning => _running is not null;

    /// <summary>
    /// True when the policy wants a checkpoint. Thread-safe and cheap: it is asked after every batch.
    /// </summary>
    public bool IsDue =>
        (durable.WrittenBytes - Volatile.Read(ref _loggedAtLast) >= Threshold || EventsSince >= _policy.EventsMax)
        && (_status.Failure is null
            || options.Clock.GetElapsedTime(Volatile.Read(ref _failedAt)) >= _policy.RetryAfter);

    /// <summary>True when the policy wants a checkpoint before the model is closed.</summary>
    public bool IsDueAtClose => EventsSince >= _policy.AtCloseEventsMin;

    private long EventsSince => sequencer.Log.Published.Tail.Value - _status.Newest.Value;

    private double Threshold =>
        Math.Max(_policy.LogBytesMin, _policy.LogBytesFactor * Volatile.Read(ref _sizeOfLast));

    /// <summary>Goes on from what start-up found.</summary>
    /// <param name="newest">The checkpoint it read; null without.</param>
    /// <param name="replayedBytes">Bytes of log behind it.</param>
    public void Continue(CheckpointName? newest, long replayedBytes)
    {
        _sizeOfLast = newest?.SizeBytes ?? 0;
        _loggedAtLast = -replayedBytes;
        _status = _status with { Newest = newest?.Id ?? EventId.None };
        _status = _status with { Oldest = Oldest() };
    }

    /// <summary>
    /// Does the next bit of work, begins a checkpoint if none is under way. False when there is nothing left to do: it
    /// was taken, was not needed, or failed, which <see cref="Status"/> tells.
    /// </summary>
    public bool Step()
    {
        _running ??= Take().GetEnumerator();
        try
        {
            if (_running.MoveNext())
            {
                return true;
            }
            _status = _status with { Failure = null };
        }
        catch (Exception error) when (durable.Failure is null)
        {
            Volatile.Write(ref _failedAt, options.Clock.GetTimestamp());
            _status = _status with { Failure = error };
        }
        GiveUp();
        return false;
    }

    /// <summary>Leaves off; an unfinished file is deleted if that is possible.</summary>
    public void GiveUp()
    {
        _running?.Dispose();
        _running = null;
        try
        {
            store.DeleteUnfinished();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next attempt, or the next start, tries again.
            _status = _status with { Failure = _status.Failure ?? error };
        }
    }

    private IEnumerable<long> Take()
    {
        if (durable.Pin(sequencer.Log) is not var (pin, fingerprint))
        {
            yield break;
        }
        using (pin)
        {
            if (pin.Id == _status.Newest)
            {
                yield break;
            }
            long logged = durable.WrittenBytes;
            // The log must hold for good what the checkpoint says it led to.
            durable.Flush();
            IReadOnlyList<Tombstone> tombstones = sequencer.Log.TombstonesUpTo(pin.Id, out EventId horizon);
            var header = new CheckpointHeader
            {
                Id = pin.Id,
                TombstoneHorizon = horizon,
                TakenAt = options.Clock.GetUtcNow(),
                Log = fingerprint,
            };
            store.DeleteUnfinished();
            long size = 0;
            foreach (long bytes in store.Write(header, sequencer.Store.AsOf(pin.Id), tombstones, pin.Dispose))
            {
                size = bytes;
                yield return bytes;
            }
            Volatile.Write(ref _sizeOfLast, size);
            Volatile.Write(ref _loggedAtLast, logged);
            _status = _status with { Newest = header.Id, Taken = _status.Taken + 1 };
        }
        yield return 0;
        GiveUpPast();
        _status = _status with { Oldest = Oldest() };
    }

    /// <summary>
    /// Gives up parts of the log as far as the policy and a checkpoint allow it, then checkpoints that are too many. A
    /// checkpoint always remains below whatever is left of the log, so that each event in it can be reached.
    /// </summary>
    private void GiveUpPast()
    {
        IReadOnlyList<CheckpointName> all = store.List();
        IReadOnlyList<LogPart> parts = durable.Parts();
        if (all.Count >= CheckpointSelection.KeptMin)
        {
            EventId cut = options.Retention.Cut(parts, sequencer.Log.Published.Tail, options.Clock.GetUtcNow());
            EventId spare = all[^CheckpointSelection.KeptMin].Id;
            cut = cut < spare ? cut : spare;
            cut = sequencer.Log.OldestPin is { } pin && pin < cut ? pin : cut;
            EventId basis = all.LastOrDefault(item => item.Id <= cut).Id;
            if (basis > EventId.None)
            {
                Delete(all.Where(item => item.Id < basis));
                durable.Truncate(basis);
            }
        }
        all = store.List();
        long logBytes = parts.Sum(part => part.SizeBytes);
        Delete(CheckpointSelection.Surplus(all, logBytes, durable.Horizon > EventId.None));
    }

    private void Delete(IEnumerable<CheckpointName> names)
    {
        foreach (CheckpointName name in names)
        {
            store.Delete(name);
        }
    }

    private EventId Oldest() => store.List() is [var oldest, ..] ? oldest.Id : EventId.None;
}
