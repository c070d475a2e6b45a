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
    private long _unflushedBytes;
    private long _unflushedSince;
    private long _writtenBytes;

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
            else if (batch.LastId > storage.Ceiling)
            {
                storage.Reserve(new EventId(batch.LastId.Value + ReservedIds));
                _unflushedBytes = 0;
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

    /// <summary>Does something else with the storage between two batches.</summary>
    public T Use<T>(Func<ILogStorage, T> action)
    {
        lock (_gate)
        {
            return action(storage);
        }
    }

    private bool IsDue(bool isWaitedFor) =>
        policy.IsDue(isWaitedFor, _unflushedBytes, clock.GetElapsedTime(_unflushedSince));

    private void FlushNow()
    {
        storage.Flush();
        _unflushedBytes = 0;
    }
}
