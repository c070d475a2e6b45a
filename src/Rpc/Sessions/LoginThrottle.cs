namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// Slows down whoever gives wrong passwords, each source for itself: after a failure the next attempt of the same
/// source waits, longer with every failure. Others are not held up. Thread-safe; waiting holds no thread.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class LoginThrottle(TimeProvider clock)
{
    /// <summary>Wait after the first failure; it doubles with each further one.</summary>
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait between two attempts.</summary>
    public static readonly TimeSpan DelayMax = TimeSpan.FromSeconds(5);

    /// <summary>Attempts that would have to wait longer than this are refused at once.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(15);

    /// <summary>After this long without a failure a source starts afresh.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    /// <summary>Sources that are remembered; beyond that the ones that failed longest ago are forgotten.</summary>
    public const int SourcesMax = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Record> _sources = new(StringComparer.Ordinal);

    /// <summary>Lets an attempt begin, perhaps later. False when the source has too many under way.</summary>
    public ValueTask<bool> EnterAsync(string source, CancellationToken aborted)
    {
        TimeSpan wait;
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_sources.TryGetValue(source, out Record? record))
            {
                return ValueTask.FromResult(true);
            }
            if (now - record.LastFailure > Memory)
            {
                _sources.Remove(source);
                return ValueTask.FromResult(true);
            }
            DateTimeOffset turn = record.NextTurn > now ? record.NextTurn : now;
            wait = turn - now;
            if (wait > WaitMax)
            {
                return ValueTask.FromResult(false);
            }
            // Attempts made side by side get turns one after the other, or parallel guessing would not be slowed down.
            record.NextTurn = turn + Delay(record.Failures);
        }
        return wait == TimeSpan.Zero ? ValueTask.FromResult(true) : WaitAsync(wait, aborted);
    }

    /// <summary>Notes a wrong password.</summary>
    public void Failed(string source)
    {
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!_sources.TryGetValue(source, out Record? record))
            {
                MakeRoom();
                _sources.Add(source, record = new Record());
            }
            record.Failures++;
            record.LastFailure = now;
            DateTimeOffset next = now + Delay(record.Failures);
            record.NextTurn = record.NextTurn > next ? record.NextTurn : next;
        }
    }

    /// <summary>Notes a right password.</summary>
    public void Succeeded(string source)
    {
        lock (_gate)
        {
            _sources.Remove(source);
        }
    }

    private static TimeSpan Delay(int failures)
    {
        double delay = FirstDelay.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 20) - 1);
        return TimeSpan.FromMilliseconds(Math.Min(delay, DelayMax.TotalMilliseconds));
    }

    private async ValueTask<bool> WaitAsync(TimeSpan wait, CancellationToken aborted)
    {
        await Task.Delay(wait, clock, aborted).ConfigureAwait(false);
        return true;
    }

    private void MakeRoom()
    {
        if (_sources.Count < SourcesMax)
        {
            return;
        }
        // A quarter at a time, so that a flood of sources does not sort the table for each of them.
        foreach (string oldest in _sources.OrderBy(entry => entry.Value.LastFailure)
            .Take(SourcesMax / 4).Select(entry => entry.Key).ToArray())
        {
            _sources.Remove(oldest);
        }
    }

    private sealed class Record
    {
        public int Failures { get; set; }

        public DateTimeOffset LastFailure { get; set; }

        public DateTimeOffset NextTurn { get; set; }
    }
}
