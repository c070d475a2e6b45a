using System.Collections.Immutable;
using System.IO.Enumeration;
using Xen.Model.Calls;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.History;

/// <summary>Reads the audit trail through a filter. For one thread.</summary>
internal sealed class AuditTrail(ILogArchive archive, AuditFilter filter)
{
    public IEnumerable<AuditEntry> Read()
    {
        if (filter.After < archive.Horizon)
        {
            throw new LogHorizonException(archive.Horizon);
        }
        return Entries();
    }

    private IEnumerable<AuditEntry> Entries()
    {
        (EventId after, EventId upTo) = Range();
        foreach (StoredCommit commit in Commits(after, upTo))
        {
            if (Entry(commit) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>
    /// A time that is given narrows the range, one event more on each side: those with the same time count too.
    /// </summary>
    private (EventId After, EventId UpTo) Range()
    {
        EventId after = filter.After ?? archive.Horizon;
        EventId upTo = filter.UpTo is { } last && last < archive.Tail ? last : archive.Tail;
        if (filter.From is { } from)
        {
            EventId before = archive.LastAt(from.AddMilliseconds(-1));
            after = before > after ? before : after;
        }
        if (filter.To is { } to)
        {
            EventId at = archive.LastAt(to);
            upTo = at < upTo ? at : upTo;
        }
        return (after, upTo > after ? upTo : after);
    }

    private IEnumerable<StoredCommit> Commits(EventId after, EventId upTo) =>
        filter is { Reference: { } reference, Accepted: true }
            ? archive.ReadTouching(reference, after, upTo)
            : archive.Read(after, upTo);

    private AuditEntry? Entry(in StoredCommit commit)
    {
        CommitReader reader = CommitReader.Read(commit);
        CommitHeader header = reader.Header;
        if (!Passes(header))
        {
            return null;
        }
        var events = ImmutableArray.CreateBuilder<AuditEvent>(commit.EventCount);
        foreach (LoggedEvent logged in reader.Events())
        {
            events.Add(new AuditEvent(logged.Id, logged.Kind, logged.Class, logged.Reference));
        }
        var entry = new AuditEntry(header, new EventId(commit.FirstId.Value - 1), events.MoveToImmutable());
        return IsAbout(entry) ? entry : null;
    }

    private bool Passes(CommitHeader header)
    {
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(header.UnixTimeMs);
        return !(time < filter.From) && !(time > filter.To)
            && Matches(filter.User, header.UserName)
            && (Matches(filter.Method, header.Method)
                || Matches(filter.Method, CallReader.NameOf(header.Method, out _)))
            && (filter.Accepted is not { } accepted || accepted == header.Outcome.Error is null)
            && (filter.Error is null || filter.Error == header.Outcome.Error?.Code);
    }

    private bool IsAbout(AuditEntry entry)
    {
        if (filter.Reference is { } reference
            && !entry.Events.Any(item => item.Reference == reference)
            && !(entry.IsNote && Names(entry, reference.ToString())))
        {
            return false;
        }
        return filter.Class is not { } type
            || entry.Events.Any(item => item.Class == type)
            || CallReader.NameOf(entry.Header.Method, out _).StartsWith(type.WireName + ".", StringComparison.Ordinal);
    }

    private static bool Names(AuditEntry entry, string text) =>
        entry.Arguments().Any(argument => RecordedArguments.AnyText(argument, found => found == text));

    private static bool Matches(string? pattern, string text) =>
        pattern is null || FileSystemName.MatchesSimpleExpression(pattern, text);
}
