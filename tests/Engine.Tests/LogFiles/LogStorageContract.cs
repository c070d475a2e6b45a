using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>What every <see cref="ILogStorage"/> promises, whatever it keeps its commits in.</summary>
public abstract class LogStorageContract
{
    /// <summary>An empty log.</summary>
    protected abstract ILogStorage Create();

    /// <summary>Closes the log and opens what is left of it.</summary>
    protected abstract ILogStorage Reopen(ILogStorage log);

    [Fact]
    public void A_new_log_is_empty()
    {
        using ILogStorage log = Create();

        log.Head.Should().Be(EventId.None);
        log.Horizon.Should().Be(EventId.None);
        log.Read(EventId.None).Should().BeEmpty();
    }

    [Fact]
    public void What_was_appended_is_read_back_in_order()
    {
        using ILogStorage log = Create();

        log.Append(Batches.Of(1, 1, 3, 2));
        log.Append(Batches.Of(7, 1));
        log.Flush();

        log.Head.Should().Be(new EventId(7));
        log.FirstIds().Should().Equal(1, 2, 5, 7);
        log.Read(EventId.None).Select(c => c.EventCount).Should().Equal(1, 3, 2, 1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 5)]
    [InlineData(6, 0)]
    [InlineData(100, 0)]
    public void Reading_begins_with_the_commit_that_holds_an_event_after_the_id(long after, long first)
    {
        using ILogStorage log = Create();
        log.Append(Batches.Of(1, 1, 3, 2));

        log.FirstIds(after).FirstOrDefault().Should().Be(first);
    }

    [Fact]
    public void A_commit_may_have_an_empty_body()
    {
        using ILogStorage log = Create();
        var batch = new CommitBatch();
        batch.Add(1, 5, []);

        log.Append(batch);

        log.Read(EventId.None).Single().Body.Length.Should().Be(0);
        log.Head.Should().Be(new EventId(5));
    }

    [Fact]
    public void A_batch_that_does_not_follow_the_head_is_refused_and_nothing_is_written()
    {
        using ILogStorage log = Create();
        log.Append(Batches.Of(1, 2));
        var gapInside = new CommitBatch();
        gapInside.Add(3, 1, [1]);
        gapInside.Add(5, 1, [1]);

        foreach (CommitBatch wrong in new[] { Batches.Of(2, 1), Batches.Of(4, 1), gapInside })
        {
            log.Invoking(l => l.Append(wrong)).Should().Throw<InvalidOperationException>();
        }

        log.FirstIds().Should().Equal(1);
        log.Append(Batches.Of(3, 1));
        log.Head.Should().Be(new EventId(3));
    }

    [Fact]
    public void A_batch_with_an_open_commit_is_refused()
    {
        using ILogStorage log = Create();
        CommitBatch batch = Batches.Of(1, 1);
        batch.BeginCommit();

        log.Invoking(l => l.Append(batch)).Should().Throw<InvalidOperationException>();

        log.Head.Should().Be(EventId.None);
    }

    [Fact]
    public void An_empty_batch_changes_nothing()
    {
        using ILogStorage log = Create();
        log.AppendOne();

        log.Append(new CommitBatch());

        log.FirstIds().Should().Equal(1);
    }

    [Fact]
    public void A_batch_may_be_used_again_after_it_was_appended()
    {
        using ILogStorage log = Create();
        CommitBatch batch = Batches.Of(1, 1);
        log.Append(batch);

        batch.Clear();
        batch.Add(2, 1, Batches.Body(2));
        log.Append(batch);

        log.FirstIds().Should().Equal(1, 2);
    }

    [Fact]
    public void An_enumeration_ends_where_the_log_ended_when_it_began()
    {
        using ILogStorage log = Create();
        log.AppendOne();
        log.AppendOne();
        var seen = new List<long>();

        foreach (StoredCommit commit in log.Read(EventId.None))
        {
            seen.Add(commit.FirstId.Value);
            log.AppendOne();
        }

        seen.Should().Equal(1, 2);
        log.FirstIds().Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void Truncating_keeps_every_event_above_the_id()
    {
        using ILogStorage log = Create();
        for (int i = 0; i < 300; i++)
        {
            log.AppendOne(2);
        }

        log.Truncate(new EventId(400));

        log.Horizon.Value.Should().BeInRange(1, 400);
        log.Head.Should().Be(new EventId(600));
        log.FirstIds(log.Horizon.Value)[0].Should().Be(log.Horizon.Value + 1);
        log.FirstIds(400).Should().HaveCount(100);
    }

    [Fact]
    public void Reading_from_below_the_horizon_is_refused()
    {
        using ILogStorage log = Create();
        for (int i = 0; i < 300; i++)
        {
            log.AppendOne(2);
        }
        log.Truncate(new EventId(400));

        log.Invoking(l => l.Read(new EventId(l.Horizon.Value - 1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_reopened_log_goes_on_where_it_ended()
    {
        ILogStorage log = Create();
        for (int i = 0; i < 300; i++)
        {
            log.AppendOne(2);
        }
        log.Truncate(new EventId(400));
        log.Flush();
        EventId horizon = log.Horizon;
        List<long> ids = log.FirstIds(horizon.Value);

        using ILogStorage reopened = Reopen(log);

        reopened.Horizon.Should().Be(horizon);
        reopened.Head.Should().Be(new EventId(600));
        reopened.FirstIds(horizon.Value).Should().Equal(ids);
        reopened.AppendOne();
        reopened.FirstIds(600).Should().Equal(601);
    }

    [Fact]
    public void Notes_are_read_back_between_the_commits_they_came_between()
    {
        using ILogStorage log = Create();
        var batch = new CommitBatch();
        batch.AddNote(1, [1]);
        batch.Add(1, 2, [2]);
        batch.AddNote(3, [3]);
        batch.AddNote(3, [4]);
        batch.Add(3, 1, [5]);
        log.Append(batch);
        batch.Clear();
        batch.AddNote(4, [6]);
        log.Append(batch);

        log.Head.Should().Be(new EventId(3));
        Bodies(EventId.None).Should().Equal(2, 3, 4, 5, 6);
        Bodies(new EventId(1)).Should().Equal(2, 3, 4, 5, 6);
        Bodies(new EventId(2)).Should().Equal(5, 6);
        Bodies(new EventId(3)).Should().BeEmpty();
        StoredCommit note = log.Read(EventId.None).ElementAt(1);
        note.IsNote.Should().BeTrue();
        note.FirstId.Should().Be(new EventId(3));

        IEnumerable<byte> Bodies(EventId after) => [.. log.Read(after).Select(commit => commit.Body.Span[0])];
    }

    [Fact]
    public void Durable_is_what_was_flushed_last()
    {
        using ILogStorage log = Create();
        log.Append(Batches.Of(1, 2));
        log.Durable.Should().Be(EventId.None);

        log.Flush();
        log.AppendOne();

        log.Durable.Should().Be(new EventId(2));
    }

    [Fact]
    public void Reserving_raises_the_ceiling_and_makes_everything_durable()
    {
        using ILogStorage log = Create();
        log.Ceiling.Should().Be(EventId.None);
        log.AppendOne();

        log.Reserve(new EventId(100));
        log.Ceiling.Should().Be(new EventId(100));
        log.Durable.Should().Be(new EventId(1));

        log.AppendOne();
        log.Reserve(new EventId(50));
        log.Ceiling.Should().Be(new EventId(100));
        log.Durable.Should().Be(new EventId(2));
    }

    [Fact]
    public void A_closed_log_gives_up_no_ids()
    {
        ILogStorage log = Create();
        log.AppendOne();
        log.Reserve(new EventId(100));

        using ILogStorage reopened = Reopen(log);

        reopened.Head.Should().Be(new EventId(1));
        reopened.Ceiling.Should().Be(new EventId(100));
        reopened.AppendOne();
        reopened.FirstIds().Should().Equal(1, 2);
    }

    [Fact]
    public void A_disposed_log_refuses_every_call()
    {
        ILogStorage log = Create();
        log.AppendOne();
        log.Dispose();

        log.Invoking(l => l.Append(Batches.Of(2, 1))).Should().Throw<ObjectDisposedException>();
        log.Invoking(l => l.Flush()).Should().Throw<ObjectDisposedException>();
        log.Invoking(l => l.Read(EventId.None)).Should().Throw<ObjectDisposedException>();
        log.Invoking(l => l.Truncate(EventId.None)).Should().Throw<ObjectDisposedException>();
        log.Invoking(l => l.Reserve(new EventId(1))).Should().Throw<ObjectDisposedException>();
        log.Dispose();
    }
}
