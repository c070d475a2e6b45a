using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Sequencing;

/// <summary>
/// Writes down calls that leave no commit: who called what, and what became of it. For the writer thread only.
/// </summary>
internal sealed class AuditNotes(AuditLimits limits)
{
    private readonly NoteLimiter _members = new(limits.SessionNotesPerSecond, limits.SessionNotesAtOnce);
    private readonly NoteLimiter _strangers = new(limits.StrangerNotesPerSecond, limits.StrangerNotesAtOnce);

    /// <summary>Adds a note about the call under decision, unless there were too many.</summary>
    /// <param name="batch">Gets the note.</param>
    /// <param name="context">The call.</param>
    /// <param name="outcome">What became of it, without session references.</param>
    /// <param name="leftOut">How many notes like it were left out before they came here.</param>
    public void Add(CommitBatch batch, DecisionContext context, in CommitOutcome outcome, long leftOut = 0)
    {
        CallContext caller = context.Caller;
        bool isStranger = outcome.Error is not null && caller.Session.IsNull && !caller.IsLocalSuperuser;
        NoteLimiter limiter = isStranger ? _strangers : _members;
        limiter.LeaveOut(leftOut);
        if (!limiter.TryTake(context.Now, out long before))
        {
            return;
        }
        batch.BeginCommit();
        try
        {
            CommitEncoder.EncodeNote(batch, context, Shortened(outcome), before);
        }
        catch (MessagePackException)
        {
            // Text that is none (half a surrogate pair) cannot be written down; that there was a call still can.
            batch.CancelCommit();
            limiter.LeaveOut(before + 1);
            return;
        }
        batch.EndNote(new EventId(context.Head.Value + 1));
    }

    private CommitOutcome Shortened(in CommitOutcome outcome) =>
        outcome.Error is { } error && IsLong(error)
            ? CommitOutcome.Refused(new XenError(
                error.Code, [.. error.Parameters.Take(limits.ParametersMax).Select(Shortened)]))
            : outcome;

    private bool IsLong(XenError error) =>
        error.Parameters.Length > limits.ParametersMax
        || error.Parameters.Any(parameter => parameter.Length > limits.ParameterLengthMax);

    private string Shortened(string text)
    {
        int length = Math.Min(text.Length, limits.ParameterLengthMax);
        // Not in the middle of a character.
        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
