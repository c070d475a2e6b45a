using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>
/// Works with a log, remembers what it was promised, and compares that with what it finds after a crash.
/// </summary>
internal sealed class LogWitness
{
    private readonly SortedDictionary<long, (int Count, byte[] Body)> _written = [];

    internal LogWitness()
    {
    }

    /// <summary>Another one who knows the same.</summary>
    internal LogWitness(LogWitness other)
    {
        foreach ((long id, (int Count, byte[] Body) commit) in other._written)
        {
            _written.Add(id, commit);
        }
        Durable = other.Durable;
        Shown = other.Shown;
    }

    /// <summary>The last id that was known to be durable.</summary>
    internal long Durable { get; private set; }

    /// <summary>The last id that somebody may have seen: durable, or written below the ceiling.</summary>
    internal long Shown { get; private set; }

    /// <summary>Batches of all sizes, flushed or not, reservations, sealing, truncation, a few segments.</summary>
    internal void Work(SegmentLogStorage log, SeededRandomSource random, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            switch (random.NextInt(8))
            {
                case 0:
                    log.Reserve(new EventId(log.Head.Value + 20));
                    break;
                case 1 when random.Chance(50):
                    log.SealSegments();
                    break;
                case 1:
                    log.Truncate(new EventId(Math.Min(Durable, log.Head.Value - 20)));
                    break;
                case <= 4:
                    log.Flush();
                    break;
                default:
                    Append(log, random);
                    break;
            }
            Note(log);
        }
    }

    /// <summary>Compares, and forgets what a crash took rightfully.</summary>
    internal void Check(SegmentLogStorage log, string because)
    {
        long horizon = log.Horizon.Value;
        long last = horizon;
        using IEnumerator<KeyValuePair<long, (int Count, byte[] Body)>> expected =
            _written.Where(commit => commit.Key > horizon).GetEnumerator();
        foreach (StoredCommit commit in log.Read(log.Horizon).Where(commit => !commit.IsNote))
        {
            expected.MoveNext().Should().BeTrue(because);
            commit.FirstId.Value.Should().Be(expected.Current.Key, because);
            commit.EventCount.Should().Be(expected.Current.Value.Count, because);
            commit.Body.Span.SequenceEqual(expected.Current.Value.Body).Should().BeTrue(because);
            last = commit.LastId.Value;
        }
        last.Should().BeGreaterThanOrEqualTo(Durable, because);
        log.Head.Value.Should().BeGreaterThanOrEqualTo(Shown, because);
        log.Durable.Should().Be(log.Head, because);
        log.SealingFailure.Should().BeNull(because);
        foreach (long lost in _written.Keys.Where(id => id > last).ToArray())
        {
            _written.Remove(lost);
        }
        Note(log);
    }

    private void Append(SegmentLogStorage log, SeededRandomSource random)
    {
        var batch = new CommitBatch();
        long next = log.Head.Value + 1;
        for (int commit = 0; commit <= random.NextInt(4); commit++)
        {
            int count = random.Chance(20) ? 0 : 1 + random.NextInt(3);
            byte[] body = CommitBodies.Of(random, count, random.Chance(10) ? 3000 : random.NextInt(200));
            if (count == 0)
            {
                batch.AddNote(next, body);
                continue;
            }
            batch.Add(next, count, body);
            // It may be found although the call fails.
            _written.Add(next, (count, body));
            next += count;
        }
        log.Append(batch);
    }

    private void Note(SegmentLogStorage log)
    {
        Durable = Math.Max(Durable, Math.Min(log.Durable.Value, _written.Keys.LastOrDefault()));
        long visible = Math.Max(log.Durable.Value, Math.Min(log.Head.Value, log.Ceiling.Value));
        Shown = Math.Max(Shown, visible);
    }
}
