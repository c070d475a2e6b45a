using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Projections.History;

/// <summary>
/// Decides a call without letting the decision become state, and compares it with what the log says. For one thread.
/// </summary>
internal sealed partial class Rehearsal
{
    private readonly DeciderTable _deciders;
    private readonly ShadowRandom _random = new();
    private readonly Changes _today;
    private readonly Changes _recorded;
    private readonly DecisionContext _context;

    public Rehearsal(RecordStore store, DeciderTable deciders)
    {
        _deciders = deciders;
        _today = new Changes(store);
        _recorded = new Changes(store);
        _context = new DecisionContext(_today, _random);
    }

    /// <summary>Takes in what the log says that the call did; comes before all else.</summary>
    public void Recorded(in StoredCommit commit)
    {
        _recorded.Clear();
        if (!commit.IsNote)
        {
            CommitDecoder.Replay(commit.Body, _recorded);
        }
    }

    /// <summary>
    /// True when the commit holds no decision on the call, but the task in which the adapter put its own answer.
    /// </summary>
    public bool IsAnswerOfAdapter(CommitHeader header) =>
        _recorded.Items is [{ Before: null, After: TaskRecord task }]
        && task.Status != TaskStatusType.Pending
        && header.Outcome.Error is null
        && task.Status != TaskStatusType.Success;

    /// <summary>Who made the call, as far as the log tells.</summary>
    public CallContext Context(CommitHeader header)
    {
        CallReader.NameOf(header.Method, out bool isAsync);
        TaskRecord? task = _recorded.Items.Find(item => item.Reference == header.Task)?.After as TaskRecord;
        return new CallContext
        {
            UserName = header.UserName,
            UserSid = header.UserSid,
            IsLocalSuperuser = header.UserSid.Length == 0,
            Origin = header.Origin,
            TrackId = header.TrackId,
            Method = header.Method,
            Arguments = header.Arguments,
            IsAsync = isAsync,
            ParentTask = task?.SubtaskOf ?? default,
            TaskOtherConfig = task?.OtherConfig ?? XenMap<string, string>.Empty,
        };
    }

    /// <summary>Decides, and says what differs from the log; nothing when all is the same.</summary>
    public ImmutableArray<string> Compare(Call call, CallContext caller, CommitHeader header, EventId head)
    {
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(header.UnixTimeMs);
        _random.Forget();
        Decide(call, caller, now, head);
        LearnIdentities();
        _random.Rewind();
        XenError? error = Decide(call, caller, now, head);
        if (Answer(error) != Answer(header.Outcome.Error))
        {
            return [$"outcome: {Answer(header.Outcome.Error)} then, {Answer(error)} now"];
        }
        return [.. Differences()];
    }

    /// <summary>The same steps as those of the sequencer, up to where a decision would become state.</summary>
    private XenError? Decide(Call call, CallContext caller, DateTimeOffset now, EventId head)
    {
        _context.Begin(call, caller, now, head);
        XenError? error = null;
        Decision decision;
        try
        {
            decision = _deciders.Decide(call, _context);
            error = decision.Error;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            decision = default;
            error = new XenError(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}");
        }
        if (error is not null)
        {
            _context.Begin(call, caller, now, head);
            if (!caller.IsAsync)
            {
                return error;
            }
            TaskLife.Fail(_today, _context.NeedTask(), now, error);
        }
        else if (caller.IsAsync && !decision.IsPending)
        {
            TaskLife.Succeed(_today, _context.NeedTask(), now, TaskResult.Of(call.Info, decision.Result));
        }
        DerivedFields.Refresh(_context);
        _today.Order();
        _today.Settle();
        return error;
    }

    /// <summary>
    /// Puts both lists of events side by side: what is an identity in the one and a placeholder in the other belongs
    /// together.
    /// </summary>
    private void LearnIdentities()
    {
        for (int at = 0; at < Math.Min(_today.Items.Count, _recorded.Items.Count); at++)
        {
            Change today = _today.Items[at];
            Change recorded = _recorded.Items[at];
            if (today.Class != recorded.Class || today.After is null || recorded.After is null)
            {
                continue;
            }
            _random.Learn(today.Reference.Id, recorded.Reference.Id);
            foreach (Field field in today.Class.StoredFields)
            {
                MatchCollection placeholders = Identity().Matches(field.QueryText(today.After));
                MatchCollection identities = Identity().Matches(field.QueryText(recorded.After));
                foreach ((Match placeholder, Match identity) in placeholders.Zip(identities))
                {
                    _random.Learn(Guid.Parse(placeholder.Value), Guid.Parse(identity.Value));
                }
            }
        }
    }

    private IEnumerable<string> Differences()
    {
        for (int at = 0; at < Math.Max(_today.Items.Count, _recorded.Items.Count); at++)
        {
            Change? today = at < _today.Items.Count ? _today.Items[at] : null;
            Change? recorded = at < _recorded.Items.Count ? _recorded.Items[at] : null;
            if (Event(today) != Event(recorded))
            {
                yield return $"event {at + 1}: {Event(recorded)} then, {Event(today)} now";
                yield break;
            }
            if (today?.After is not { } after || recorded?.After is not { } then)
            {
                continue;
            }
            foreach (Field field in today.Class.Fields
                .Where(field => !field.Same(then, after) && !IsHidden(field, after)))
            {
                yield return $"event {at + 1}, {field} of {today.Reference}: "
                    + $"{field.QueryText(then)} then, {field.QueryText(after)} now";
            }
        }
    }

    /// <summary>Of secrets the log holds something else than the recorded arguments.</summary>
    private static bool IsHidden(Field field, XenRecord after) =>
        field.Declaration.Secret || field.QueryText(after).Contains(RecordedArguments.Mask, StringComparison.Ordinal);

    private static string Event(Change? change) => change is null
        ? "nothing"
        : $"{CommitEncoder.KindOf(change)} {change.Class} {change.Reference}".ToLowerInvariant();

    /// <summary>The texts of internal errors are not part of the interface.</summary>
    private static string Answer(XenError? error) =>
        error is null ? "accepted" : error.Code == ErrorCode.InternalError ? error.Code : error.ToString();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Identity();
}
