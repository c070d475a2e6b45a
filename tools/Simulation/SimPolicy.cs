using Xen.Model.Engine.Writing;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>When a life of the process flushes, and what it promises by that.</summary>
/// <param name="Flush">The policy.</param>
/// <param name="Interval">How long a commit may wait; null when it does not, infinite for ever.</param>
/// <param name="Bytes">How many bytes of commits may wait.</param>
public sealed record SimPolicy(FlushPolicy Flush, TimeSpan? Interval, long Bytes)
{
    /// <summary>Nothing answered is ever lost, but for readings.</summary>
    public static SimPolicy Always { get; } = new(FlushPolicy.Always, null, long.MaxValue);

    /// <summary>True when callers are answered only when their commits are durable.</summary>
    public bool IsAlways => Interval is null;

    /// <summary>Draws a policy.</summary>
    public static SimPolicy Draw(SeededRandomSource random)
    {
        int kind = random.NextInt(10);
        TimeSpan interval = TimeSpan.FromMilliseconds(1 + random.NextInt(2000));
        long bytes = 200L << random.NextInt(12);
        return kind switch
        {
            < 6 => Always,
            < 9 => new SimPolicy(FlushPolicy.AtMostEvery(interval, bytes), interval, bytes),
            _ => new SimPolicy(FlushPolicy.Never, Timeout.InfiniteTimeSpan, long.MaxValue),
        };
    }
}
