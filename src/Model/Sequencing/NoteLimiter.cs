namespace Xen.Model.Sequencing;

/// <summary>
/// Lets so many notes through a second, and some more at once after a quiet time; counts the others. Knows the time
/// only from its caller. For the writer thread only.
/// </summary>
/// <param name="perSecond">Notes a second; 0 for none beyond the first ones.</param>
/// <param name="atOnce">How many may be saved up; as many are there at the start.</param>
internal sealed class NoteLimiter(int perSecond, int atOnce)
{
    /// <summary>What is saved up, in parts of a note: <see cref="TimeSpan.TicksPerSecond"/> make one.</summary>
    private long _saved = atOnce * TimeSpan.TicksPerSecond;
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _leftOut;

    /// <summary>Asks to write a note.</summary>
    /// <param name="now">The time; a step back counts as no time at all.</param>
    /// <param name="leftOut">How many were left out since the last one that was written.</param>
    /// <returns>False when it is left out, and counted.</returns>
    public bool TryTake(DateTimeOffset now, out long leftOut)
    {
        Save(now);
        if (_saved < TimeSpan.TicksPerSecond)
        {
            _leftOut++;
            leftOut = 0;
            return false;
        }
        _saved -= TimeSpan.TicksPerSecond;
        leftOut = _leftOut;
        _leftOut = 0;
        return true;
    }

    /// <summary>Counts notes that were left out elsewhere.</summary>
    public void LeaveOut(long count) => _leftOut += count;

    private void Save(DateTimeOffset now)
    {
        if (_last != DateTimeOffset.MinValue && now > _last && perSecond > 0)
        {
            long full = atOnce * TimeSpan.TicksPerSecond;
            // After this long everything is saved up; without the limit a long quiet time would not fit the number.
            long most = (full / perSecond) + 1;
            _saved = Math.Min(full, _saved + (Math.Min((now - _last).Ticks, most) * perSecond));
        }
        _last = now;
    }
}
