using Xen.Model.Primitives;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// What was answered is there after any crash that the flush policy speaks of, and what is there is what was written,
/// up to some point and without a hole.
/// </summary>
public static class DurabilityChecker
{
    private const string Name = "acknowledged is kept";

    /// <summary>Compares what the log holds with what was written.</summary>
    /// <param name="found">The commits found, oldest first; those behind the horizon.</param>
    /// <param name="horizon">What is older has been given up on purpose.</param>
    /// <param name="chronicle">What was written.</param>
    /// <returns>The last event found.</returns>
    public static EventId Compare(IEnumerable<Ports.StoredCommit> found, EventId horizon, Chronicle chronicle)
    {
        int at = 0;
        while (at < chronicle.Commits.Count && chronicle.Commits[at].LastId <= horizon)
        {
            at++;
        }
        EventId last = horizon;
        foreach (Ports.StoredCommit commit in found)
        {
            if (commit.IsNote)
            {
                continue;
            }
            if (at == chronicle.Commits.Count || !IsSame(chronicle.Commits[at], commit))
            {
                throw new SimFailedException(Name, $"the commit at {commit.FirstId} is not the one written there");
            }
            last = chronicle.Commits[at++].LastId;
        }
        return last;
    }

    /// <summary>Finds out whether too much was lost.</summary>
    /// <param name="kept">The last event that is there.</param>
    /// <param name="end">How the process ended.</param>
    /// <param name="policy">What it had promised.</param>
    /// <param name="chronicle">What was written.</param>
    /// <param name="now">The time of the end, in ticks of the clock that never jumps.</param>
    public static void Check(EventId kept, SimEnd end, SimPolicy policy, Chronicle chronicle, long now)
    {
        long lostBytes = 0;
        foreach (Written commit in chronicle.Commits.Where(commit => commit.LastId > kept))
        {
            if (end == SimEnd.Close || commit.IsDurable)
            {
                throw new SimFailedException(Name, $"{commit.FirstId} was durable or closed, and is gone");
            }
            if (commit.AnsweredAt is not { } answeredAt)
            {
                continue;
            }
            lostBytes += commit.Body.Length;
            if (end == SimEnd.ProcessEnd || IsPromised(commit, answeredAt, policy, now)
                || lostBytes > policy.Bytes)
            {
                throw new SimFailedException(
                    Name, $"{commit.FirstId} was answered and is gone after {end}, with policy {policy.Flush}");
            }
        }
    }

    private static bool IsSame(Written written, Ports.StoredCommit found) =>
        written.FirstId == found.FirstId && written.EventCount == found.EventCount
        && found.Body.Span.SequenceEqual(written.Body);

    private static bool IsPromised(Written commit, long answeredAt, SimPolicy policy, long now) =>
        policy.Interval is { } interval
            ? interval != Timeout.InfiniteTimeSpan && now - answeredAt > interval.Ticks
            : commit.NeedsFlush;
}
