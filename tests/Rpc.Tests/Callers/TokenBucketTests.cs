using Xen.Model.Rpc.Callers;

namespace Xen.Model.Rpc.Tests.Callers;

public sealed class TokenBucketTests
{
    private static readonly DateTimeOffset s_start = new(2026, 8, 21, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_burst_is_free_and_what_follows_waits_its_turn()
    {
        var bucket = new TokenBucket(s_start, burst: 3, rate: 2);

        Waits(bucket, s_start, 5).Should().Equal(0, 0, 0, 0.5, 1);
    }

    [Fact]
    public void Tokens_come_back_with_time_up_to_the_size()
    {
        var bucket = new TokenBucket(s_start, burst: 3, rate: 1);
        Waits(bucket, s_start, 3);

        Waits(bucket, s_start.AddSeconds(2), 3).Should().Equal(0, 0, 1);
        Waits(bucket, s_start.AddHours(1), 4).Should().Equal(0, 0, 0, 1);
    }

    [Fact]
    public void What_costs_more_than_the_size_can_still_be_had()
    {
        var bucket = new TokenBucket(s_start, burst: 2, rate: 1);

        bucket.Take(s_start, 10).Should().Be(TimeSpan.Zero);
        bucket.Take(s_start, 10).Should().Be(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_change_counts_at_once()
    {
        var bucket = new TokenBucket(s_start, burst: 10, rate: 1);
        bucket.Change(s_start, burst: 1, rate: 10);

        Waits(bucket, s_start, 3).Should().Equal(0, 0.1, 0.2);
    }

    [Fact]
    public void A_clock_that_goes_back_gives_no_tokens()
    {
        var bucket = new TokenBucket(s_start, burst: 1, rate: 1);
        Waits(bucket, s_start, 1);

        bucket.Take(s_start.AddHours(-1), 1).Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Nobody_waits_longer_than_an_hour()
    {
        var bucket = new TokenBucket(s_start, burst: 1, rate: 1e-9);
        Waits(bucket, s_start, 1);

        bucket.Take(s_start, 1).Should().Be(TimeSpan.FromHours(1));
    }

    private static double[] Waits(TokenBucket bucket, DateTimeOffset now, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => bucket.Take(now, 1).TotalSeconds)];
}
