using Xen.Model.Engine.Writing;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Engine;

/// <summary>
/// The data model on its log: takes calls, makes them durable, shows the result. One thread decides and one flushes;
/// any number of callers and readers. The first storage error stops it for good (see
/// <see cref="EngineStoppedException"/>).
/// </summary>
public sealed partial class XenModel : ICallSink, IAsyncDisposable
{
    private readonly XenModelOptions _options;
    private readonly EngineCore _core;
    private readonly CallQueue _queue;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Exception? _failure;
    private int _isDisposed;

    private XenModel(XenModelOptions options, EngineCore core)
    {
        _options = options;
        _core = core;
        _core.Path.AnswerAll = Answers.Give;
        _queue = new CallQueue(options.QueuedCallsMax);
        _dueTimer = options.Clock.CreateTimer(_ => OnDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The newest events, and the state at the last published one.</summary>
    public EventLog Log => _core.Sequencer.Log;

    /// <summary>All objects, for views at other events than the newest.</summary>
    public RecordStore Store => _core.Sequencer.Store;

    /// <summary>Keeps secrets unreadable; adapters reveal them with it. Null where none are kept.</summary>
    public ISecretProtector? Secrets => _options.Secrets;

    /// <inheritdoc/>
    public RecordView View => _core.Sequencer.Log.View;

    /// <summary>
    /// Ends when the model has stopped: normally after disposal, with an error after a storage error.
    /// </summary>
    public Task Stopped => _stopped.Task;

    /// <summary>
    /// Opens a model: reads its log, brings everything derived up to date and takes up what was left undone.
    /// </summary>
    /// <param name="options">Where and how.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is below its least value.</exception>
    /// <exception cref="SecretUnreadableException">The keys for secrets are missing or others.</exception>
    /// <exception cref="IOException">The log cannot be read, is damaged or belongs to another process.</exception>
    public static async Task<XenModel> OpenAsync(XenModelOptions options)
    {
        EngineCore core;
        try
        {
            // Recovery reads the whole log: not on the caller's thread.
            core = await Task.Run(() => EngineCore.Open(options)).ConfigureAwait(false);
        }
        catch
        {
            options.Storage.Dispose();
            throw;
        }
        var model = new XenModel(options, core);
        core.ResumeOperations(options.Effects?.Invoke(model));
        model.StartWriting();
        model.StartCheckpoints();
        return model;
    }

    /// <summary>True when there is a decider for calls of a type; others are answered NOT_IMPLEMENTED.</summary>
    public bool CanDecide(Type call) => _options.Deciders.Has(call);

    /// <inheritdoc/>
    public ValueTask<CallOutcome> SubmitAsync(Call call, CallContext context)
    {
        var pending = new PendingCall(call, context);
        if (_queue.TryAdd(pending))
        {
            return pending.Completion;
        }
        return _failure is not null || _stopped.Task.IsCompleted || _closing
            ? ValueTask.FromException<CallOutcome>(new EngineStoppedException(_failure))
            : ValueTask.FromResult(new CallOutcome(Overloaded, null, default, false, Log.Published.Tail));
    }

    /// <summary>
    /// Decides and flushes what has been submitted, takes a checkpoint if one is due, then closes the log.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }
        _closing = true;
        _queue.Close();
        await _stopped.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _dueTimer.DisposeAsync().ConfigureAwait(false);
        await EndCheckpointsAsync().ConfigureAwait(false);
        _options.Storage.Dispose();
    }
}
