namespace Xen.Model.Engine.Writing;

/// <summary>
/// When commits are made durable. Whatever the policy: what was answered survives the end of the process, no id is ever
/// given twice, and closing the model makes everything durable. Immutable.
/// </summary>
public sealed class FlushPolicy
{
    private readonly string _name;
    private readonly long _bytes;

    private FlushPolicy(string name, TimeSpan interval, long bytes)
    {
        _name = name;
        Interval = interval;
        _bytes = bytes;
    }

    /// <summary>
    /// Callers are answered when their commits survive a loss of power; nothing answered is ever lost. Commits that
    /// change volatile fields only wait for the next flush that another commit needs.
    /// </summary>
    public static FlushPolicy Always { get; } = new("always", TimeSpan.Zero, 0);

    /// <summary>
    /// Callers are answered when their commits are written. The moment to flush is left to the operating system: a loss
    /// of power loses what it had not written yet, which may be half a minute's commits.
    /// </summary>
    public static FlushPolicy Never { get; } = new("never", Timeout.InfiniteTimeSpan, long.MaxValue);

    /// <summary>How long a commit may wait for its flush; infinite for ever, zero not at all.</summary>
    internal TimeSpan Interval { get; }

    /// <summary>
    /// Callers are answered when their commits are written; a flush follows once the oldest unflushed one is as old as
    /// the interval, or that many bytes are waiting. A loss of power loses that much at most.
    /// </summary>
    /// <param name="interval">More than zero, a day at most.</param>
    /// <param name="bytes">One or more; <see cref="long.MaxValue"/> to go by time only.</param>
    public static FlushPolicy AtMostEvery(TimeSpan interval, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return new FlushPolicy($"at most every {interval} or {bytes} bytes", interval, bytes);
    }

    /// <summary>The policy in words.</summary>
    public override string ToString() => _name;

    /// <summary>True when what has been written must be flushed now.</summary>
    /// <param name="isWaitedFor">True when the newest batch holds a commit that is not volatile.</param>
    /// <param name="unflushedBytes">Bytes written since the last flush.</param>
    /// <param name="unflushedFor">How long the oldest of them has been waiting.</param>
    internal bool IsDue(bool isWaitedFor, long unflushedBytes, TimeSpan unflushedFor) =>
        Interval == TimeSpan.Zero
            ? isWaitedFor
            : unflushedBytes >= _bytes || (Interval > TimeSpan.Zero && unflushedFor >= Interval);
}
