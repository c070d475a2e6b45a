using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Sequencing;

/// <summary>
/// Puts calls into an order: has each decided against the state that all before it left, gives its events their ids,
/// encodes them for the log and applies them. Synchronous, without I/O, and the only writer of state and log; whoever
/// drives it does so from one thread and publishes what has become durable.
/// </summary>
public sealed class Sequencer
{
    private readonly DeciderTable _deciders;
    private readonly StateReplayer _state;
    private readonly DecisionContext _context;
    private readonly Changes _changes;

    /// <summary>Makes a sequencer with an empty state.</summary>
    public Sequencer(DeciderTable deciders, IRandomSource random, EventWindowOptions window)
        : this(deciders, random, new StateReplayer(window))
    {
    }

    /// <summary>Makes a sequencer that goes on with a state; nobody else may change it from now on.</summary>
    public Sequencer(DeciderTable deciders, IRandomSource random, StateReplayer state)
    {
        _deciders = deciders;
        _state = state;
        _changes = state.Changes;
        _context = new DecisionContext(_changes, random);
    }

    /// <summary>All objects.</summary>
    public RecordStore Store => _state.Store;

    /// <summary>The newest events.</summary>
    public EventLog Log => _state.Log;

    /// <summary>
    /// Decides a call and appends what it does to the batch. Nothing is visible to clients before it is published.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="batch">Gets the commit, if the call leads to one.</param>
    public CallOutcome Step(Call call, CallContext caller, DateTimeOffset now, CommitBatch batch)
    {
        _context.Begin(call, caller, now, Log.Head);
        Decision decision = Decide(call);
        CommitOutcome outcome = decision.IsPending ? CommitOutcome.Pending : CommitOutcome.Ok;
        if (decision.Error is { } error)
        {
            outcome = CommitOutcome.Refused(error);
            if (!caller.IsAsync)
            {
                return new CallOutcome(error, null, default, false, Log.Head);
            }
            // What a refused call had begun is forgotten; its task says why it was refused.
            _context.Begin(call, caller, now, Log.Head);
            TaskLife.Fail(_changes, _context.NeedTask(), now, error);
        }
        else if (caller.IsAsync && !decision.IsPending)
        {
            TaskLife.Succeed(_changes, _context.NeedTask(), now, TaskResult.Of(call.Info, decision.Result));
        }
        DerivedFields.Refresh(_context);
        if (Commit(batch, outcome) is { } refusal)
        {
            return new CallOutcome(refusal, null, default, false, Log.Head);
        }
        return new CallOutcome(null, decision.Result, _context.Task, decision.IsPending, Log.Head);
    }

    /// <summary>Does again what a commit from the log did. An audit note did nothing.</summary>
    /// <param name="commit">The commit that follows the head, or a note between two commits.</param>
    public CommitHeader Replay(in StoredCommit commit) => _state.Replay(commit);

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
            return _deciders.Decide(call, _context);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new XenError(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>Writes and applies what was decided. Null, or why nothing of it can be.</summary>
    private XenError? Commit(CommitBatch batch, in CommitOutcome outcome)
    {
        _changes.Order();
        _changes.Settle();
        if (_changes.Items.Count > 0 && Encode(batch, outcome) is { } refusal)
        {
            return refusal;
        }
        foreach (Change change in _changes.Unlogged)
        {
            _state.Apply(change, EventId.None);
        }
        _state.Apply(_changes.Items, _context.Now.ToUnixTimeMilliseconds());
        return null;
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
