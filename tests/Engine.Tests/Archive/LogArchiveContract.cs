using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Archive;

/// <summary>What every archive promises, told by a log of tasks that come, change and go.</summary>
public abstract class LogArchiveContract
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_787_300_000);

    private readonly SeededRandomSource _random = new(7);
    private readonly Sequencer _sequencer = new(
        StandardDeciders.Table(), new SeededRandomSource(8), new EventWindowOptions());

    private readonly List<Kept> _kept = [];
    private readonly List<Ref<TaskRecord>> _tasks = [];

    protected abstract ILogStorage Storage { get; }

    protected abstract ILogArchive Archive { get; }

    private static CallContext Root { get; } = new() { UserName = "root", IsLocalSuperuser = true, Method = "test" };

    [Fact]
    public void A_range_gives_the_commits_that_hold_an_event_of_it_and_the_notes_between()
    {
        Run(400);
        long tail = Archive.Tail.Value;
        tail.Should().Be(Storage.Head.Value);
        for (int attempt = 0; attempt < 60; attempt++)
        {
            long after = _random.NextInt((int)tail + 1);
            long upTo = after + _random.NextInt((int)(tail - after) + 1);

            IEnumerable<Kept> expected = _kept.Where(item => item.Count == 0
                ? item.FirstId - 1 >= after && item.FirstId - 1 <= upTo
                : item.FirstId + item.Count - 1 > after && item.FirstId <= upTo);

            Archive.Read(new EventId(after), new EventId(upTo)).Select(Keep).Should().Equal(expected);
        }
    }

    [Fact]
    public void The_past_of_one_object_is_the_commits_that_touch_it()
    {
        Run(400);
        foreach (Ref<TaskRecord> task in _tasks.Where((_, at) => at % 9 == 0))
        {
            IEnumerable<Kept> expected = _kept.Where(item => item.References.Contains(task.Id));

            Archive.ReadTouching(task, EventId.None, Archive.Tail).Select(Keep).Should().Equal(expected);
        }
        Archive.ReadTouching(new ObjectRef(_random.NextGuid()), EventId.None, Archive.Tail).Should().BeEmpty();
    }

    [Fact]
    public void The_last_event_at_a_moment_is_that_of_the_last_commit_decided_by_then()
    {
        Run(400);
        Archive.LastAt(Start - TimeSpan.FromSeconds(1)).Should().Be(EventId.None);
        for (int step = 0; step < 400; step += 7)
        {
            DateTimeOffset moment = Start + TimeSpan.FromSeconds(step) + TimeSpan.FromMilliseconds(400);
            long expected = _kept.Where(item => item.Count > 0 && item.Time <= moment.ToUnixTimeMilliseconds())
                .Max(item => item.FirstId + item.Count - 1);

            Archive.LastAt(moment).Value.Should().Be(expected);
        }
        Archive.LastAt(Start + TimeSpan.FromDays(1)).Should().Be(Archive.Tail);
    }

    [Fact]
    public void What_is_appended_later_can_be_read_as_well()
    {
        Run(20);
        Archive.Read(EventId.None, Archive.Tail).Should().HaveCount(_kept.Count);
        Run(300);
        Archive.Read(EventId.None, Archive.Tail).Select(Keep).Should().Equal(_kept);
    }

    [Fact]
    public void What_was_given_up_is_refused_and_the_rest_is_there()
    {
        Run(400);
        Storage.Truncate(new EventId(Storage.Head.Value / 2));
        EventId horizon = Archive.Horizon;
        horizon.Should().BeGreaterThan(EventId.None).And.Be(Storage.Horizon);

        Action below = () => Archive.Read(new EventId(horizon.Value - 1), Archive.Tail).ToList();

        below.Should().Throw<LogHorizonException>().Which.Horizon.Should().Be(horizon);
        Archive.Read(horizon, Archive.Tail).Where(item => !item.IsNote).Select(Keep)
            .Should().Equal(_kept.Where(item => item.Count > 0 && item.FirstId > horizon.Value));
        Archive.LastAt(Start - TimeSpan.FromDays(1)).Should().Be(horizon);
    }

    /// <summary>Steps of a second each; every tenth is refused and leaves a note.</summary>
    protected void Run(int steps)
    {
        var batch = new CommitBatch();
        for (int step = 0; step < steps; step++)
        {
            DateTimeOffset now = Start + TimeSpan.FromSeconds(_kept.Count);
            batch.Clear();
            CallOutcome outcome = _sequencer.Step(Next(step), Root, now, batch);
            if (outcome.Result is Ref<TaskRecord> task)
            {
                _tasks.Add(task);
            }
            foreach (CommitBatch.Entry entry in batch.Entries)
            {
                _kept.Add(Keep(new StoredCommit(entry.FirstId, entry.EventCount, batch.Body(entry))));
            }
            Storage.Append(batch);
        }
        Storage.Flush();
    }

    private Schema.Call Next(int step)
    {
        if (step % 10 == 9)
        {
            return new TaskDestroy(new Ref<TaskRecord>(_random.NextGuid()));
        }
        Ref<TaskRecord> task = _tasks.Count == 0 ? default : _random.Pick(_tasks);
        bool isAlive = _sequencer.Store.AsOf(_sequencer.Log.Head).Find(task) is not null;
        return step % 3 == 0 || !isAlive
            ? new TaskCreate($"task {step}", "")
            : step % 7 == 0
                ? new TaskDestroy(task)
                : new SetField(task, TaskRecord.NameDescriptionField, $"step {step}");
    }

    private static Kept Keep(StoredCommit commit)
    {
        CommitReader reader = CommitReader.Read(commit);
        List<Guid> references = [];
        foreach (LoggedEvent logged in reader.Events())
        {
            references.Add(logged.Reference.Id);
        }
        return new Kept(
            commit.FirstId.Value, commit.EventCount, reader.UnixTimeMs, Convert.ToHexString(commit.Body.Span))
        {
            References = references,
        };
    }

    private sealed record Kept(long FirstId, int Count, long Time, string Body)
    {
        public List<Guid> References { get; init; } = [];

        public bool Equals(Kept? other) => other is not null && FirstId == other.FirstId && Body == other.Body;

        public override int GetHashCode() => FirstId.GetHashCode();
    }
}
