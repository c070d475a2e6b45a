using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Operations;
using Xen.Model.Operations.HighAvailability;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>
/// Puts calls into an order: has each decided against the state that all before it left, gives its events their ids,
/// encodes them for the log and applies them. Synchronous, without I/O, and the only writer of state and log; whoever
/// drives it does so from one thread and publishes what has become durable.
/// </summary>
public sealed partial class Sequencer
{
    private readonly DeciderTable _deciders;
    private readonly StateReplayer _state;
    private readonly DecisionContext _context;
    private readonly Changes _changes;
    private readonly AuditNotes _notes;
    private readonly SessionMask _mask;
    private readonly ISecretProtector? _secrets;

    /// <summary>Makes a sequencer with an empty state.</summary>
    /// <param name="deciders">Which calls can be decided, and how.</param>
    /// <param name="random">Where identities and choices come from.</param>
    /// <param name="window">How much of the past subscribers can read.</param>
    /// <param name="audit">How many audit notes may be written; the defaults when null.</param>
    /// <param name="secrets">Protects secrets; without it calls that bring one are refused.</param>
    public Sequencer(
        DeciderTable deciders,
        IRandomSource random,
        EventWindowOptions window,
        AuditLimits? audit = null,
        ISecretProtector? secrets = null)
        : this(new StateReplayer(window, secrets), deciders, random, audit, secrets)
    {
    }

    /// <summary>Makes a sequencer that goes on with a state; nobody else may change it from now on.</summary>
    /// <param name="state">The state.</param>
    /// <param name="deciders">Which calls can be decided, and how.</param>
    /// <param name="random">Where identities and choices come from.</param>
    /// <param name="audit">How many audit notes may be written; the defaults when null.</param>
    /// <param name="secrets">Protects secrets; without it calls that bring one are refused.</param>
    public Sequencer(
        StateReplayer state,
        DeciderTable deciders,
        IRandomSource random,
        AuditLimits? audit = null,
        ISecretProtector? secrets = null)
    {
        _secrets = secrets;
        _deciders = deciders;
        _state = state;
        _changes = state.Changes;
        _notes = new AuditNotes(audit ?? new AuditLimits());
        _mask = new SessionMask(Store);
        _context = new DecisionContext(_changes, random);
    }

    /// <summary>All objects.</summary>
    public RecordStore Store => _state.Store;

    /// <summary>The newest events.</summary>
    public EventLog Log => _state.Log;

    /// <summary>
    /// Decides a call and appends what it does to the batch. Nothing is visible to clients before it is published. A
    /// call that leads to no commit although something happened (it was refused, or began or ended a session) leaves an
    /// audit note, within limits.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="batch">Gets the commit or the note, if the call leads to one.</param>
    public CallOutcome Step(Call call, CallContext caller, DateTimeOffset now, CommitBatch batch)
    {
        FindWaiting();
        CallOutcome outcome = StepOne(call, caller, now, batch);
        RetryWaiting(now, batch);
        return outcome;
    }

    private CallOutcome StepOne(Call call, CallContext caller, DateTimeOffset now, CommitBatch batch)
    {
        // What is decided must follow from what the log keeps, and it keeps milliseconds.
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        _context.Begin(call, caller, now, Log.Head);
        if (call is NoteCall told)
        {
            CommitOutcome answer = told.Error is { } why ? CommitOutcome.Refused(_mask.Of(why)) : CommitOutcome.Ok;
            _notes.Add(batch, _context, answer, told.LeftOut);
            return new CallOutcome(null, null, default, false, Log.Head);
        }
        Decision decision = Decide(call);
        CommitOutcome outcome = decision.IsPending ? CommitOutcome.Pending : CommitOutcome.Ok;
        if (decision.Error is { } error)
        {
            if (!caller.IsAsync)
            {
                return Refuse(batch, error);
            }
            // What a refused call had begun is forgotten; its task says why it was refused.
            _context.Begin(call, caller, now, Log.Head);
            error = _mask.Of(error);
            outcome = CommitOutcome.Refused(error);
            TaskLife.Fail(_changes, _context.NeedTask(), now, error);
        }
        else if (caller.IsAsync && !decision.IsPending)
        {
            TaskLife.Succeed(_changes, _context.NeedTask(), now, TaskResult.Of(call.Info, decision.Result));
        }
        if (_context.Refusal is { } late)
        {
            outcome = CommitOutcome.Refused(_mask.Of(late));
        }
        DerivedFields.Refresh(_context);
        if (Commit(batch, outcome) is { } refusal)
        {
            return Refuse(batch, refusal);
        }
        return new CallOutcome(null, decision.Result, _context.Task, decision.IsPending, Log.Head);
    }

    /// <summary>Does again what a commit from the log did. An audit note did nothing.</summary>
    /// <param name="commit">The commit that follows the head, or a note between two commits.</param>
    public void Replay(in StoredCommit commit) => _state.Replay(commit);

    /// <summary>Adds an object that exists outside the log, for instance a role: no event tells of it.</summary>
    public void AddStatic(ObjectRef reference, XenRecord record) => _state.AddStatic(reference, record);

    /// <summary>
    /// A decider that throws has a bug. Nothing it began has become state, so the caller is told and everybody else
    /// goes on.
    /// </summary>
    private Decision Decide(Call call)
    {
        try
        {
            if (call is ProtectSecrets)
            {
                return ProtectAnew();
            }
            Decision decision = _deciders.Decide(call, _context);
            return decision.Error is null && AvailabilityWatch.React(_context) is { } broken ? broken : decision;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new XenError(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private CallOutcome Refuse(CommitBatch batch, XenError error)
    {
        _notes.Add(batch, _context, CommitOutcome.Refused(_mask.Of(error)));
        return new CallOutcome(error, null, default, false, Log.Head);
    }

    /// <summary>Writes and applies what was decided. Null, or why nothing of it can be.</summary>
    private XenError? Commit(CommitBatch batch, in CommitOutcome outcome)
    {
        _changes.Order();
        if (Protect() is { } unprotected)
        {
            return unprotected;
        }
        _changes.Settle();
        if (_changes.Items.Count > 0 && Encode(batch, outcome) is { } refusal)
        {
            return refusal;
        }
        if (_changes.Items.Count == 0 && _changes.Unlogged.Count > 0 && _context.Caller.Method.Length > 0)
        {
            _notes.Add(batch, _context, outcome);
        }
        foreach (Change change in _changes.Unlogged)
        {
            _state.Apply(change, EventId.None);
        }
        NoteOperations();
        _state.Apply(_changes.Items, _context.Now.ToUnixTimeMilliseconds());
        return null;
    }

    private XenError? Protect()
    {
        if (_context.Call is ProtectSecrets)
        {
            return null;
        }
        try
        {
            _changes.ProtectSecrets(_secrets);
            return null;
        }
        catch (SecretUnreadableException failure)
        {
            return new XenError(ErrorCode.InternalError, failure.Message);
        }
    }

    private Decision ProtectAnew()
    {
        long count = 0;
        foreach (XenClass type in DataModel.Classes.Where(type => type.HasSecrets))
        {
            foreach (RecordSlot slot in Store.Slots(type))
            {
                if (slot.Head.Record is { } record)
                {
                    XenRecord anew = SecretFields.ProtectAnew(record, _secrets ?? NoProtector.Instance);
                    _changes.Set(slot.Reference, anew);
                    count += ReferenceEquals(anew, record) ? 0 : 1;
                }
            }
        }
        return Decision.With(count);
    }

    private XenError? Encode(CommitBatch batch, in CommitOutcome outcome)
    {
        batch.BeginCommit();
        try
        {
            CommitEncoder.Encode(batch, _context, outcome);
        }
        catch (MessagePackException unwritable)
        {
            // A client gave text that is none (half a surrogate pair). Only its own call can be blamed for that.
            batch.CancelCommit();
            return new XenError(ErrorCode.InternalError, unwritable.Message);
        }
        batch.EndCommit(new EventId(Log.Head.Value + 1), _changes.Items.Count, _changes.AreVolatile());
        return null;
    }
}
