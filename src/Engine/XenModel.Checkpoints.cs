using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.Recovery;
using Xen.Model.Primitives;

namespace Xen.Model.Engine;

/// <summary>The thread that takes checkpoints, and how far back each part of the past can be read.</summary>
public sealed partial class XenModel
{
    private static readonly TimeSpan s_pauseMax = TimeSpan.FromSeconds(1);

    private readonly Lock _requestsGate = new();
    private readonly AutoResetEvent _checkpointWanted = new(false);
    private readonly CancellationTokenSource _checkpointsEnd = new();
    private readonly TaskCompletionSource _checkpointsEnded =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<TaskCompletionSource<CheckpointStatus>>? _requests = [];
    private int _isCheckpointWanted;

    /// <summary>
    /// The newest event that subscribers can no longer read: a cursor of <c>event.next</c> below it has lost events.
    /// </summary>
    public EventId SubscriptionHorizon => Log.Horizon;

    /// <summary>The event from which on the next start has to read the log: that of the newest checkpoint.</summary>
    public EventId RecoveryHorizon => Checkpoints.Newest;

    /// <summary>The newest event that the log no longer holds: history and audit begin behind it.</summary>
    public EventId AuditHorizon => _core.Path.Durable.Horizon;

    /// <summary>How the checkpoints are doing. A failure there does not stop the model.</summary>
    public CheckpointStatus Checkpoints =>
        _core.Checkpointer?.Status ?? new CheckpointStatus(EventId.None, EventId.None, 0, null);

    /// <summary>What start-up found.</summary>
    public RecoveryReport Recovery => _core.Report;

    /// <summary>
    /// Takes a checkpoint now, unless nothing happened since the last one, and gives up what need not be kept. Ends
    /// when that is done or has failed; the status tells which.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no place for checkpoints.</exception>
    /// <exception cref="EngineStoppedException">The model is closed, or closes before the checkpoint is there.
    /// </exception>
    public Task<CheckpointStatus> CheckpointAsync()
    {
        if (_core.Checkpointer is null)
        {
            throw new InvalidOperationException("the model was opened without a place for checkpoints");
        }
        var request = new TaskCompletionSource<CheckpointStatus>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_requestsGate)
        {
            if (_requests is null)
            {
                throw new EngineStoppedException(_failure);
            }
            _requests.Add(request);
        }
        _checkpointWanted.Set();
        return request.Task;
    }

    private void StartCheckpoints()
    {
        if (_core.Checkpointer is null)
        {
            _checkpointsEnded.SetResult();
            return;
        }
        WantCheckpointIfDue();
        new Thread(TakeCheckpoints) { Name = "xen-model checkpoints", IsBackground = true }.Start();
    }

    /// <summary>Asked after every batch.</summary>
    private void WantCheckpointIfDue()
    {
        if (_core.Checkpointer is { IsDue: true } && Interlocked.Exchange(ref _isCheckpointWanted, 1) == 0)
        {
            _checkpointWanted.Set();
        }
    }

    private void TakeCheckpoints()
    {
        CancellationToken end = _checkpointsEnd.Token;
        try
        {
            while (WaitHandle.WaitAny([_checkpointWanted, end.WaitHandle]) == 0)
            {
                List<TaskCompletionSource<CheckpointStatus>> requests = TakeRequests();
                if (requests.Count > 0 || _core.Checkpointer!.IsDue)
                {
                    TakeCheckpoint(isAsked: requests.Count > 0, end);
                }
                // Only now: it is no use to be woken for a checkpoint that is being taken.
                Volatile.Write(ref _isCheckpointWanted, 0);
                requests.ForEach(request => request.SetResult(Checkpoints));
            }
        }
        catch (OperationCanceledException)
        {
            _core.Checkpointer!.GiveUp();
        }
        catch (Exception error)
        {
            Fail(error, []);
            _core.Checkpointer!.GiveUp();
        }
        EndRequests();
        _checkpointsEnded.SetResult();
    }

    /// <summary>
    /// While there is traffic, the thread rests between two steps for as long as its share of a core demands. Whoever
    /// asked for the checkpoint waits for it, and it does not rest.
    /// </summary>
    private void TakeCheckpoint(bool isAsked, CancellationToken end)
    {
        Checkpointer checkpointer = _core.Checkpointer!;
        TimeProvider clock = _options.Clock;
        long written = _core.Path.Durable.WrittenBytes;
        long began = clock.GetTimestamp();
        while (checkpointer.Step())
        {
            end.ThrowIfCancellationRequested();
            bool isTraffic = _core.Path.Durable.WrittenBytes != written;
            written = _core.Path.Durable.WrittenBytes;
            if (isTraffic && !isAsked)
            {
                TimeSpan pause = clock.GetElapsedTime(began) * ((1 / _options.Checkpoints.CoreShare) - 1);
                Task.Delay(pause < s_pauseMax ? pause : s_pauseMax, clock, end).GetAwaiter().GetResult();
            }
            began = clock.GetTimestamp();
        }
        TellFailure();
    }

    private void TellFailure()
    {
        if (Checkpoints.Failure is { } failure)
        {
            _options.CheckpointFailed?.Invoke(failure);
        }
    }

    private List<TaskCompletionSource<CheckpointStatus>> TakeRequests()
    {
        lock (_requestsGate)
        {
            List<TaskCompletionSource<CheckpointStatus>> taken = _requests!;
            _requests = [];
            return taken;
        }
    }

    private void EndRequests()
    {
        List<TaskCompletionSource<CheckpointStatus>> left;
        lock (_requestsGate)
        {
            left = _requests!;
            _requests = null;
        }
        left.ForEach(request => request.SetException(new EngineStoppedException(_failure)));
    }

    /// <summary>Ends the thread, then takes the checkpoint that makes the next start quick.</summary>
    private async Task EndCheckpointsAsync()
    {
        await _checkpointsEnd.CancelAsync().ConfigureAwait(false);
        await _checkpointsEnded.Task.ConfigureAwait(false);
        if (_failure is null && _core.Checkpointer is { IsDueAtClose: true } checkpointer)
        {
            await Task.Run(() =>
            {
                while (checkpointer.Step())
                {
                    // Nobody is served any more that would have to be spared.
                }
                TellFailure();
            }).ConfigureAwait(false);
        }
    }
}
