using Xen.Model.Rpc.Sessions;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Sessions;

public sealed class LoginThrottleTests
{
    private readonly ManualClock _clock = new();
    private readonly LoginThrottle _throttle;

    public LoginThrottleTests() => _throttle = new LoginThrottle(_clock);

    [Fact]
    public void Who_never_failed_never_waits() => Enter("a").IsCompletedSuccessfully.Should().BeTrue();

    [Fact]
    public async Task Each_failure_doubles_the_wait_up_to_a_limit()
    {
        foreach (double seconds in (double[])[0.5, 1, 2, 4, 5, 5])
        {
            _throttle.Failed("a");
            ValueTask<bool> attempt = Enter("a");
            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            attempt.IsCompleted.Should().BeFalse();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            (await attempt).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Attempts_side_by_side_get_turns_and_too_many_are_refused()
    {
        _throttle.Failed("a");
        ValueTask<bool>[] attempts = [.. Enumerable.Range(0, 100).Select(_ => Enter("a"))];
        int refused = attempts.Count(attempt => attempt.IsCompleted);

        refused.Should().Be(100 - (int)(LoginThrottle.WaitMax / LoginThrottle.FirstDelay));
        _clock.Advance(LoginThrottle.WaitMax);
        foreach (ValueTask<bool> attempt in attempts)
        {
            refused -= await attempt ? 0 : 1;
        }
        refused.Should().Be(0);
    }

    [Fact]
    public void A_success_or_a_long_pause_lets_bygones_be_bygones()
    {
        _throttle.Failed("a");
        _throttle.Failed("b");
        _throttle.Succeeded("a");
        Enter("a").IsCompletedSuccessfully.Should().BeTrue();

        _clock.Advance(LoginThrottle.Memory + TimeSpan.FromSeconds(1));

        Enter("b").IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public void A_flood_of_sources_pushes_out_the_oldest()
    {
        _throttle.Failed("first");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        for (int number = 0; number < LoginThrottle.SourcesMax; number++)
        {
            _throttle.Failed($"source {number}");
        }

        Enter("first").IsCompletedSuccessfully.Should().BeTrue();
        Enter($"source {LoginThrottle.SourcesMax - 1}").IsCompleted.Should().BeFalse();
    }

    private ValueTask<bool> Enter(string source) => _throttle.EnterAsync(source, CancellationToken.None);
}
