using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Wire;

namespace Xen.Model.Projections.History;

/// <summary>
/// Follows the log and has every call decided once more against the state before it. Identities and times are those of
/// the log, so that whatever differs comes from the deciders. For one thread.
/// </summary>
internal sealed class ShadowRun(ILogArchive archive, DeciderTable deciders)
{
    /// <summary>What adapters answer before anything is decided.</summary>
    private static readonly HashSet<string> s_adapterErrors =
    [
        ErrorCode.SessionInvalid, ErrorCode.RBACPermissionDenied, ErrorCode.SessionAuthenticationFailed,
        ErrorCode.MessageParameterCountMismatch, ErrorCode.MessageMethodUnknown, ErrorCode.MessageRemoved,
        ErrorCode.TooBusy,
    ];

    /// <summary>The verdicts on all calls behind an event.</summary>
    public IEnumerable<ShadowVerdict> Read(EventId? after, EventId upTo)
    {
        EventId start = after ?? PastState.Oldest(archive);
        PastState state = PastState.At(archive, start);
        var rehearsal = new Rehearsal(state.Store, deciders);
        foreach (StoredCommit commit in archive.Read(state.Id, upTo))
        {
            if (!commit.IsNote && commit.LastId <= state.Id)
            {
                continue;
            }
            yield return Judge(commit, rehearsal, state.Id);
            state.Replay(commit);
        }
    }

    private ShadowVerdict Judge(in StoredCommit commit, Rehearsal rehearsal, EventId after)
    {
        CommitHeader header = CommitReader.Read(commit).Header;
        IReadOnlyList<WireValue> arguments = RecordedArguments.Read(header.Arguments);
        if (header.Outcome.Error is { } refusal && s_adapterErrors.Contains(refusal.Code))
        {
            return NotDecided(ShadowVerdict.RefusedBefore);
        }
        if (arguments is [{ Kind: WireKind.Text, Text: RecordedArguments.Cut }])
        {
            return NotDecided(ShadowVerdict.TooLong);
        }
        var context = new WireReadContext();
        if (CallReader.Read(header.Method, arguments, context) is not { } call)
        {
            return NotDecided(
                CallReader.Knows(header.Method) ? ShadowVerdict.NoArguments : ShadowVerdict.OwnCall);
        }
        if (!deciders.Has(call.GetType()))
        {
            return NotDecided(ShadowVerdict.NoDecider);
        }
        if (commit.IsNote && header.Outcome.Error is null)
        {
            return NotDecided(ShadowVerdict.Unlogged);
        }
        bool isMasked = arguments.Any(argument =>
            RecordedArguments.AnyText(argument, static text => text == RecordedArguments.Mask));
        XenError? unread = context.TypeError ?? context.UnknownReference;
        if (unread is not null)
        {
            return isMasked || header.Outcome.Error is not null
                ? NotDecided(isMasked ? ShadowVerdict.Masked : ShadowVerdict.RefusedBefore)
                : Verdict([$"accepted then, refused now: {unread}"]);
        }
        rehearsal.Recorded(commit);
        if (rehearsal.IsAnswerOfAdapter(header))
        {
            return NotDecided(ShadowVerdict.NoDecider);
        }
        ImmutableArray<string> differences = rehearsal.Compare(call, rehearsal.Context(header), header, after);
        return isMasked && !differences.IsEmpty ? NotDecided(ShadowVerdict.Masked) : Verdict(differences);

        ShadowVerdict NotDecided(string reason) => new(after, header, ShadowResult.NotDecided, reason, []);

        ShadowVerdict Verdict(ImmutableArray<string> differences) => new(
            after, header, differences.IsEmpty ? ShadowResult.Same : ShadowResult.Different, "", differences);
    }
}
