using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Sequencing;

public sealed class NoteLimiterTests
{
    private static readonly DateTimeOffset s_start = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void As_many_as_are_saved_up_pass_at_once_and_then_so_many_a_second()
    {
        var limiter = new NoteLimiter(perSecond: 10, atOnce: 3);
        Passed(limiter, s_start, 100).Should().Be(3);
        Passed(limiter, s_start.AddMilliseconds(99), 100).Should().Be(0);
        Passed(limiter, s_start.AddMilliseconds(100), 100).Should().Be(1);
        Passed(limiter, s_start.AddMilliseconds(300), 100).Should().Be(2);
    }

    [Fact]
    public void No_more_is_saved_up_than_may_pass_at_once_however_quiet_it_was()
    {
        var limiter = new NoteLimiter(perSecond: 10, atOnce: 3);
        Passed(limiter, s_start, 100).Should().Be(3);
        Passed(limiter, s_start.AddYears(200), 100).Should().Be(3);
    }

    [Fact]
    public void The_next_that_passes_says_how_many_did_not()
    {
        var limiter = new NoteLimiter(perSecond: 1, atOnce: 1);
        limiter.TryTake(s_start, out long leftOut).Should().BeTrue();
        leftOut.Should().Be(0);
        Passed(limiter, s_start, 7).Should().Be(0);
        limiter.LeaveOut(5);
        limiter.TryTake(s_start.AddSeconds(1), out leftOut).Should().BeTrue();
        leftOut.Should().Be(12);
        limiter.TryTake(s_start.AddSeconds(2), out leftOut).Should().BeTrue();
        leftOut.Should().Be(0);
    }

    [Fact]
    public void A_clock_that_steps_back_gives_nothing_away_and_blocks_nothing()
    {
        var limiter = new NoteLimiter(perSecond: 1, atOnce: 1);
        Passed(limiter, s_start, 1).Should().Be(1);
        Passed(limiter, s_start.AddDays(-1), 1).Should().Be(0);
        Passed(limiter, s_start.AddDays(-1).AddSeconds(1), 1).Should().Be(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void The_ends_of_the_range_hold(int perSecond, int atOnce)
    {
        var limiter = new NoteLimiter(perSecond, atOnce);
        Passed(limiter, s_start, 10).Should().Be(Math.Min(10, atOnce));
        Passed(limiter, s_start.AddYears(1), 10).Should().Be(perSecond > 0 ? 10 : 0);
    }

    private static int Passed(NoteLimiter limiter, DateTimeOffset now, int asked) =>
        Enumerable.Range(0, asked).Count(_ => limiter.TryTake(now, out long _));
}
