using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Effects;

/// <summary>
/// Carries out what operations intend: one after the other for each object, side by side for different objects, and
/// reports each end to the model. What has not ended when the dispatcher stops is left to the next one: its intent is
/// in the log. Thread-safe; never throws at its callers.
/// </summary>
public sealed partial class EffectDispatcher : IEffectRunner, IAsyncDisposable
{
    private readonly ICallSink _model;
    private readonly IReadOnlyDictionary<string, IEffect> _effects;
    private readonly EffectDispatcherOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EffectLane> _lanes = [];
    private readonly Dictionary<Ref<OperationRecord>, PendingEffect> _pending = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStopping;

    /// <summary>Makes a dispatcher.</summary>
    /// <param name="model">Where ends are reported.</param>
    /// <param name="effects">What does the work, by kind of operation.</param>
    /// <param name="options">Limits.</param>
    public EffectDispatcher(
        ICallSink model, IReadOnlyDictionary<string, IEffect> effects, EffectDispatcherOptions? options = null)
    {
        _options = options ?? new EffectDispatcherOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.RunningMax, 1);
        _model = model;
        _effects = effects;
        _slots = new SemaphoreSlim(_options.RunningMax);
    }

    /// <summary>How many effects have been taken on and have not ended.</summary>
    public int PendingCount
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <inheritdoc/>
    public void Start(Ref<OperationRecord> id, OperationRecord operation, bool recovered)
    {
        var effect = new PendingEffect(id, operation, recovered);
        if (operation.CancelRequested)
        {
            effect.GivingUp.Cancel();
        }
        lock (_gate)
        {
            if (_isStopping || !_pending.TryAdd(id, effect))
            {
                return;
            }
            if (_lanes.TryGetValue(operation.Target, out EffectLane? lane))
            {
                lane.Enqueue(effect);
                return;
            }
            lane = new EffectLane();
            lane.Enqueue(effect);
            _lanes.Add(operation.Target, lane);
            // Never on the caller's thread: it is the one that acknowledges everybody's calls.
            _ = Task.Run(() => RunLaneAsync(operation.Target, lane));
        }
    }

    /// <inheritdoc/>
    public void Cancel(Ref<OperationRecord> id)
    {
        lock (_gate)
        {
            if (_pending.TryGetValue(id, out PendingEffect? effect))
            {
                // What waits for the cancellation runs elsewhere, not on the caller's thread.
                _ = effect.GivingUp.CancelAsync();
            }
        }
    }

    /// <summary>Takes on nothing more and waits until what runs has stopped. Nothing is reported any more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isStopping = true;
            if (_lanes.Count == 0)
            {
                _idle.TrySetResult();
            }
        }
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _idle.Task.ConfigureAwait(false);
    }

    private PendingEffect? Next(string target, EffectLane lane)
    {
        lock (_gate)
        {
            PendingEffect? effect = _isStopping ? null : lane.Dequeue();
            if (effect is null)
            {
                _lanes.Remove(target);
                if (_isStopping && _lanes.Count == 0)
                {
                    _idle.TrySetResult();
                }
            }
            return effect;
        }
    }

    private void Forget(PendingEffect effect)
    {
        lock (_gate)
        {
            _pending.Remove(effect.Id);
        }
    }
}
