using Xen.Model.Testing;

namespace Xen.Model.Projections.Tests;

public sealed class ManualClockTests
{
    [Fact]
    public void Time_passes_only_when_told()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        long stamp = clock.GetTimestamp();

        clock.Advance(TimeSpan.FromSeconds(1.5));

        (clock.GetUtcNow() - start).Should().Be(TimeSpan.FromSeconds(1.5));
        clock.GetElapsedTime(stamp).Should().Be(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void Timers_fire_in_their_order_at_their_time()
    {
        var clock = new ManualClock();
        DateTimeOffset start = clock.GetUtcNow();
        var fired = new List<(string, double)>();
        void Note(object? name) => fired.Add(((string)name!, (clock.GetUtcNow() - start).TotalSeconds));
        using ITimer late = clock.CreateTimer(Note, "late", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(Note, "often", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using ITimer never = clock.CreateTimer(Note, "never", TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        never.Dispose();

        clock.Advance(TimeSpan.FromSeconds(5));

        fired.Should().Equal(("often", 2), ("late", 3), ("often", 4));
        clock.PendingTimers.Should().Be(1);
    }
}
