using System.Buffers;
using Xen.Model.Engine.Writing;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

public sealed class FlushPolicyTests
{
    private static readonly EventId s_ceiling = new(1 + DurableLog.ReservedIds);

    private readonly ManualClock _clock = new();
    private readonly MemoryLogStorage _storage = new();

    [Fact]
    public void Always_makes_every_batch_durable_and_reserves_nothing()
    {
        DurableLog log = Open(FlushPolicy.Always);
        log.Write(Batch(1, 3));
        _storage.Durable.Value.Should().Be(3);
        _storage.Ceiling.Should().Be(EventId.None);
        log.DueIn.Should().BeNull();
    }

    [Theory]
    [InlineData("always")]
    [InlineData("interval")]
    [InlineData("never")]
    public void Volatile_commits_are_written_without_a_flush_but_below_the_ceiling(string policy)
    {
        DurableLog log = Open(Named(policy));
        log.Write(Batch(1, 1, isVolatile: true));
        _storage.Ceiling.Should().Be(s_ceiling);
        log.Write(Batch(2, 1, isVolatile: true));
        _storage.Head.Value.Should().Be(2);
        _storage.Durable.Value.Should().Be(1);
        log.Flush();
        _storage.Durable.Value.Should().Be(2);
    }

    [Fact]
    public void A_commit_that_is_waited_for_takes_the_volatile_ones_before_it_along()
    {
        DurableLog log = Open(FlushPolicy.Always);
        log.Write(Batch(1, 1, isVolatile: true));
        log.Write(Batch(2, 1, isVolatile: true));
        log.Write(Batch(3, 1));
        _storage.Durable.Value.Should().Be(3);
    }

    [Fact]
    public void At_most_every_flushes_when_the_oldest_unflushed_commit_is_old_enough()
    {
        DurableLog log = Open(FlushPolicy.AtMostEvery(TimeSpan.FromMilliseconds(10), long.MaxValue));
        log.Write(Batch(1, 1));
        _clock.Advance(TimeSpan.FromMilliseconds(4));
        log.Write(Batch(2, 1));
        log.DueIn.Should().Be(TimeSpan.FromMilliseconds(10), "the reservation took the first batch along");
        _clock.Advance(TimeSpan.FromMilliseconds(9));
        log.FlushIfDue();
        _storage.Durable.Value.Should().Be(1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        log.DueIn.Should().Be(TimeSpan.Zero);
        log.FlushIfDue();
        _storage.Durable.Value.Should().Be(2);
        log.DueIn.Should().BeNull();
    }

    [Fact]
    public void At_most_every_flushes_when_enough_bytes_wait()
    {
        DurableLog log = Open(FlushPolicy.AtMostEvery(TimeSpan.FromHours(1), 3 * (CommitBatch.HeaderSize + 1)));
        log.Write(Batch(1, 1));
        log.Write(Batch(2, 1));
        log.Write(Batch(3, 1));
        _storage.Durable.Value.Should().Be(1);
        log.Write(Batch(4, 1));
        _storage.Durable.Value.Should().Be(4);
    }

    [Fact]
    public void Never_flushes_only_to_take_more_ids()
    {
        DurableLog log = Open(FlushPolicy.Never);
        log.Write(Batch(1, 1));
        log.Write(Batch(2, DurableLog.ReservedIds - 1));
        _storage.Durable.Value.Should().Be(1, "all ids but the last one taken were free");
        log.Write(Batch(1 + DurableLog.ReservedIds, 1));
        _storage.Durable.Should().Be(_storage.Head);
        (_storage.Ceiling > _storage.Head).Should().BeTrue();
        log.DueIn.Should().BeNull();
    }

    [Fact]
    public async Task A_due_flush_happens_although_nobody_calls()
    {
        XenModel model = await OpenModel(FlushPolicy.AtMostEvery(TimeSpan.FromSeconds(1), long.MaxValue));
        await Scenario.CreateTaskAsync(model, "takes ids");
        await Scenario.CreateTaskAsync(model, "waits");
        EventId last = model.Log.Published.Tail;
        (_storage.Durable < last).Should().BeTrue();
        await Task.Run(() =>
        {
            // The timer is set just after the caller is answered.
            while (_storage.Durable < last)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));
        await model.DisposeAsync();
    }

    [Fact]
    public async Task Closing_flushes_whatever_the_policy()
    {
        XenModel model = await OpenModel(FlushPolicy.Never);
        await Scenario.CreateTaskAsync(model, "one");
        await Scenario.CreateTaskAsync(model, "two");
        (_storage.Durable < model.Log.Published.Tail).Should().BeTrue();
        await model.DisposeAsync();
        _storage.Durable.Should().Be(model.Log.Published.Tail);
    }

    [Fact]
    public void An_interval_of_no_length_and_a_limit_of_no_bytes_are_refused()
    {
        Action noTime = () => FlushPolicy.AtMostEvery(TimeSpan.Zero, 1);
        Action noBytes = () => FlushPolicy.AtMostEvery(TimeSpan.FromSeconds(1), 0);
        noTime.Should().Throw<ArgumentOutOfRangeException>();
        noBytes.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static FlushPolicy Named(string name) => name switch
    {
        "always" => FlushPolicy.Always,
        "never" => FlushPolicy.Never,
        _ => FlushPolicy.AtMostEvery(TimeSpan.FromSeconds(1), 1000),
    };

    private DurableLog Open(FlushPolicy policy) => new(_storage, policy, _clock);

    private Task<XenModel> OpenModel(FlushPolicy policy) => XenModel.OpenAsync(new XenModelOptions
    {
        Storage = _storage,
        Deciders = Decisions.StandardDeciders.Table(),
        FlushPolicy = policy,
        Clock = _clock,
    });

    private static CommitBatch Batch(long firstId, int events, bool isVolatile = false)
    {
        var batch = new CommitBatch();
        batch.BeginCommit();
        batch.Write([(byte)0xc0]);
        batch.EndCommit(new EventId(firstId), events, isVolatile);
        return batch;
    }
}
