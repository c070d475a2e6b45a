using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Writing;

/// <summary>
/// The log storage with a flush policy: writes batches, flushes when it is due, and reserves ids before they are shown
/// without being durable. Thread-safe, as batches, flushes that became due and truncation come from different threads
/// and a storage serves one at a time. After an exception it is not used again (fail-stop).
/// </summary>
internal sealed class DurableLog(ILogStorage storage, FlushPolicy policy, TimeProvider clock)
{
    /// <summary>
    /// Ids taken at a time where they are shown before they are durable. A reservation costs a flush, and after a crash
    /// the unused rest is never given out; of the 2^63 ids there are, a crash every second would use up all in 280 000
    /// years.
    /// </summary>
    public const int ReservedIds = 1024 * 1024;

    private readonly Lock _gate = new();
    private Written _newest = new(storage.Head, storage.Fingerprint ?? default);
    private Written _before;
    private long _unflushedBytes;
    private long _unflushedSince;
    private long _writtenBytes;
    private long _horizon = storage.Horizon.Value;
    private volatile Exception? _failure;

    /// <summary>The error that ended the use of the storage, whichever thread met it.</summary>
    public Exception? Failure => _failure;

    /// <summary>Bytes of commits written since the model was opened.</summary>
    public long WrittenBytes => Interlocked.Read(ref _writtenBytes);

    /// <summary>
    /// In how long a flush becomes due without further writing, zero when it is; null when none will.
    /// </summary>
    public TimeSpan? DueIn
    {
        get
        {
            lock (_gate)
            {
                if (_unflushedBytes == 0 || policy.Interval <= TimeSpan.Zero)
                {
                    return null;
                }
                TimeSpan left = policy.Interval - clock.GetElapsedTime(_unflushedSince);
                return left > TimeSpan.Zero ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>
    /// Writes a batch. When it returns, all its events may be shown: they are durable, or their ids are taken.
    /// </summary>
    public void Write(CommitBatch batch)
    {
        if (batch.IsEmpty)
        {
            return;
        }
        lock (_gate)
        {
            try
            {
                Append(batch);
                _before = _newest;
                _newest = new Written(storage.Head, storage.Fingerprint ?? default);
            }
            catch (Exception error) when (Remember(error))
            {
                throw;
            }
        }
    }

    /// <summary>Flushes if the policy wants it by now.</summary>
    public void FlushIfDue()
    {
        lock (_gate)
        {
            if (_unflushedBytes > 0 && IsDue(isWaitedFor: false))
            {
                FlushNow();
            }
        }
    }

    /// <summary>Makes everything written so far durable, whatever the policy.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_unflushedBytes > 0)
            {
                FlushNow();
            }
        }
    }

    /// <summary>
    /// Holds the state at the published tail, with what the log held up to there; null at a moment when that is not
    /// known.
    /// </summary>
    public (LogPin Pin, LogFingerprint Fingerprint)? Pin(EventLog log)
    {
        lock (_gate)
        {
            LogPin pin = log.Pin();
            // The newest batch may be written and not shown yet. More than one cannot: batches are shown in turn.
            foreach (Written written in (ReadOnlySpan<Written>)[_newest, _before])
            {
                if (written.Head == pin.Id)
                {
                    return (pin, written.Fingerprint);
                }
            }
            pin.Dispose();
            return null;
        }
    }

    /// <summary>The newest event that the log no longer holds. Does not wait for a flush.</summary>
    public EventId Horizon => new(Interlocked.Read(ref _horizon));

    /// <summary>What could be given up of the log, oldest first.</summary>
    public IReadOnlyList<LogPart> Parts()
    {
        lock (_gate)
        {
            return storage.Parts;
        }
    }

    /// <summary>
    /// Gives up the parts of the log whose events are all at or below an id, one between two batches.
    /// </summary>
    public void Truncate(EventId upTo)
    {
        while (Parts() is [var oldest, ..] && oldest.LastId <= upTo)
        {
            lock (_gate)
            {
                try
                {
                    storage.Truncate(oldest.LastId);
                    Interlocked.Exchange(ref _horizon, storage.Horizon.Value);
                }
                catch (Exception error) when (Remember(error))
                {
                    throw;
                }
            }
        }
    }

    private void Append(CommitBatch batch)
    {
        storage.Append(batch);
        if (_unflushedBytes == 0)
        {
            _unflushedSince = clock.GetTimestamp();
        }
        _unflushedBytes += batch.Buffer.Length;
        Interlocked.Add(ref _writtenBytes, batch.Buffer.Length);
        if (IsDue(batch.NeedsFlush))
        {
            FlushNow();
        }
        else if (batch.LastId > EventId.None && batch.LastId >= storage.Ceiling)
        {
            // Not only above: after a loss of the last reserved id, whoever saw it could not be told from others.
            storage.Reserve(new EventId(batch.LastId.Value + ReservedIds));
            _unflushedBytes = 0;
        }
    }

    private bool IsDue(bool isWaitedFor) =>
        policy.IsDue(isWaitedFor, _unflushedBytes, clock.GetElapsedTime(_unflushedSince));

    private void FlushNow()
    {
        try
        {
            storage.Flush();
            _unflushedBytes = 0;
        }
        catch (Exception error) when (Remember(error))
        {
            throw;
        }
    }

    private bool Remember(Exception error)
    {
        _failure ??= error;
        return false;
    }

    private readonly record struct Written(EventId Head, LogFingerprint Fingerprint);
}
