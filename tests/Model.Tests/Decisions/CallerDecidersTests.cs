using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions.Caller;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Tests.Decisions;

public sealed class CallerDecidersTests
{
    private readonly World _world = new();

    [Fact]
    [Trait("Obligation", "OBJECT-10")]
    public void A_client_that_is_seen_again_is_the_same_caller()
    {
        Ref<CallerRecord> first = Seen("curl", 1);
        DateTimeOffset begun = _world.Get(first).LastAccess;

        Seen("curl", 1).Should().Be(first);

        _world.Get(first).LastAccess.Should().BeAfter(begun);
        _world.Get(first).AutoRegistered.Should().BeTrue();
        Seen("curl", 2).Should().NotBe(first);
        Seen("wget", 1).Should().NotBe(first);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-11")]
    public void Of_clients_that_nobody_made_a_hundred_are_kept()
    {
        Ref<CallerRecord> grouped = Seen("grouped", 0);
        _world.Do(new CallerAddGroup(grouped, "tools"));
        Ref<CallerRecord> first = Seen("curl", 0);
        Ref<CallerRecord> second = Seen("curl", 1);
        for (int number = 2; number < CallerDeciders.AutoRegisteredMax; number++)
        {
            Seen("curl", number);
        }
        Seen("curl", 0);
        Count().Should().Be(CallerDeciders.AutoRegisteredMax + 1);

        Seen("curl", CallerDeciders.AutoRegisteredMax);

        Count().Should().Be(CallerDeciders.AutoRegisteredMax + 1);
        _world.View.Find(second).Should().BeNull("it was not seen for longest");
        _world.View.Find(first).Should().NotBeNull();
        _world.View.Find(grouped).Should().NotBeNull("an administrator wants it");
    }

    [Fact]
    [Trait("Obligation", "OBJECT-12")]
    public void A_caller_made_by_hand_says_whom_it_stands_for()
    {
        Ref<CallerRecord> made = _world.Create(new CallerRecord { UserAgent = "curl", NameLabel = "scripts" });

        _world.Get(made).AutoRegistered.Should().BeFalse();
        _world.Step(new CreateObject(new CallerRecord())).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "user_agent", "");
        _world.Step(new CreateObject(new CallerRecord { UserAgent = "curl" })).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "client_ip", "");
    }

    [Fact]
    [Trait("Obligation", "OBJECT-13")]
    public void Groups_are_joined_and_left()
    {
        Ref<CallerRecord> caller = Seen("curl", 1);

        _world.Do(new CallerAddGroup(caller, "tools"));
        _world.Do(new CallerAddGroup(caller, "tools"));
        _world.Get(caller).Groups.Should().Equal("tools");
        _world.Step(new CallerAddGroup(caller, "")).Error!.Description
            .Should().Equal(ErrorCode.InvalidValue, "group", "");
        _world.Do(new CallerRemoveGroup(caller, "tools"));
        _world.Get(caller).Groups.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "OBJECT-14")]
    public void A_limit_has_a_size_and_a_rate_above_zero()
    {
        foreach (double bad in (double[])[0, -1, double.NaN, double.PositiveInfinity])
        {
            Refusal(new CreateObject(Limit with { BurstSize = bad })).Should().StartWith(
                [ErrorCode.InvalidValue, "burst_size"]);
            Refusal(new CreateObject(Limit with { FillRate = bad })).Should().StartWith(
                [ErrorCode.InvalidValue, "fill_rate"]);
        }
        Ref<RateLimitRecord> limit = _world.Create(Limit);
        Refusal(new RateLimitSetBurstSize(limit, 0)).Should().Equal(ErrorCode.InvalidValue, "burst_size", "0");
        Refusal(new RateLimitSetFillRate(limit, -1)).Should().Equal(ErrorCode.InvalidValue, "fill_rate", "-1");
        _world.Do(new RateLimitSetBurstSize(limit, 20));
        _world.Do(new RateLimitSetFillRate(limit, 0.5));
        _world.Get(limit).Should().Match<RateLimitRecord>(record => record.BurstSize == 20 && record.FillRate == 0.5);
    }

    [Fact]
    [Trait("Obligation", "OBJECT-15")]
    public void A_caller_draws_on_one_limit_at_most()
    {
        Ref<CallerRecord> caller = Seen("curl", 1);
        Ref<RateLimitRecord> first = _world.Create(Limit);
        Ref<RateLimitRecord> second = _world.Create(Limit);

        _world.Do(new RateLimitAddCaller(first, caller));
        _world.Do(new RateLimitAddCaller(second, caller));

        _world.Get(first).Callers.Count.Should().Be(0);
        _world.Get(second).Callers.Contains(caller).Should().BeTrue();
        Refusal(new RateLimitRemoveCaller(first, caller))
            .Should().Equal(ErrorCode.InvalidValue, "caller", caller.ToString());
        _world.Do(new RateLimitRemoveCaller(second, caller));
        _world.Get(caller).RateLimit.IsNull.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "OBJECT-15")]
    public void The_end_of_a_limit_sets_its_callers_free()
    {
        Ref<CallerRecord> caller = Seen("curl", 1);
        Ref<RateLimitRecord> limit = _world.Create(Limit);
        _world.Do(new RateLimitAddCaller(limit, caller));

        _world.Destroy(limit);

        _world.Get(caller).RateLimit.IsNull.Should().BeTrue();
        Refusal(new RateLimitAddCaller(limit, caller))
            .Should().Equal(ErrorCode.HandleInvalid, "Rate_limit", limit.ToString());
    }

    private static RateLimitRecord Limit => new() { BurstSize = 10, FillRate = 1 };

    private Ref<CallerRecord> Seen(string agent, int address) =>
        (Ref<CallerRecord>)_world.Do(new RegisterCaller(agent, $"192.0.2.{address}")).Result!;

    private int Count() => _world.View.All<CallerRecord>().Count();

    private string[] Refusal(Call call) => [.. _world.Step(call).Error!.Description];
}
