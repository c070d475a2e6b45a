namespace Xen.Model.Testing;

/// <summary>
/// A clock that stands still until it is told to go on; timers fire inside <see cref="Advance"/>, in the order of their
/// times. What it shows can be set apart from that, as people and time services do it; timers and timestamps do not
/// notice. Local time is UTC unless a zone is given. Thread-safe.
/// </summary>
public sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly TimeZoneInfo _zone;
    private DateTimeOffset _now;
    private TimeSpan _shift;

    /// <summary>Makes a clock.</summary>
    /// <param name="start">What it shows at first; midnight of 1 January 2026 UTC by default.</param>
    /// <param name="zone">Its local zone; UTC by default.</param>
    public ManualClock(DateTimeOffset? start = null, TimeZoneInfo? zone = null)
    {
        _now = (start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime();
        _zone = zone ?? TimeZoneInfo.Utc;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _zone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers have been set and not fired or been given up.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _shift;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.UtcTicks;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires what is due on the way, on the calling thread.</summary>
    /// <param name="by">Zero or more.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset end = new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + by;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
        lock (_gate)
        {
            _now = end > _now ? end : _now;
        }
    }

    /// <summary>Sets the clock forward or back: what it shows jumps, while no time passes.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
        {
            _shift += by;
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            ManualTimer? first = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (first is null)
            {
                return null;
            }
            _now = first.Due > _now ? first.Due : _now;
            _timers.Remove(first);
            if (first.Period > TimeSpan.Zero)
            {
                first.Due += first.Period;
                _timers.Add(first);
            }
            return first;
        }
    }

    private bool Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            return true;
        }
    }

    private void Forget(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            clock.Forget(this);
            return ValueTask.CompletedTask;
        }
    }
}
