using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Effects;

/// <summary>What happens in a lane.</summary>
public sealed partial class EffectDispatcher
{
    private async Task RunLaneAsync(string target, EffectLane lane)
    {
        while (Next(target, lane) is { } effect)
        {
            try
            {
                await CarryOutAsync(effect).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Stopped, or the model is gone. The intent stays in the log, and with it the work.
            }
            Forget(effect);
        }
    }

    private async Task CarryOutAsync(PendingEffect effect)
    {
        var request = new EffectRequest(
            effect.Id, effect.Operation, () => _model.View, fraction => ReportAsync(effect.Id, fraction));
        EffectOutcome outcome;
        await _slots.WaitAsync(_stopping.Token).ConfigureAwait(false);
        try
        {
            outcome = await RunAsync(effect, request).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
        await SubmitAsync(new OperationFinished(effect.Id, outcome.Error, outcome.Facts)).ConfigureAwait(false);
        if (_effects.TryGetValue(effect.Operation.Kind, out IEffect? done))
        {
            done.Acknowledge(request, outcome);
        }
        await ForgetTaskAsync(effect.Operation.Task).ConfigureAwait(false);
    }

    private async Task<EffectOutcome> RunAsync(PendingEffect effect, EffectRequest request)
    {
        if (!_effects.TryGetValue(effect.Operation.Kind, out IEffect? work))
        {
            return EffectOutcome.Failed(new XenError(ErrorCode.NotImplemented, effect.Operation.Kind));
        }
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, effect.GivingUp.Token);
        try
        {
            if (effect.IsRecovered
                && await work.ProbeAsync(request, _stopping.Token).ConfigureAwait(false) is { } before)
            {
                return before;
            }
            return effect.GivingUp.IsCancellationRequested
                ? EffectOutcome.Cancelled
                : await work.RunAsync(request, cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            return EffectOutcome.Cancelled;
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            return EffectOutcome.Failed(
                new XenError(ErrorCode.InternalError, $"{failure.GetType().Name}: {failure.Message}"));
        }
    }

    private async Task ReportAsync(Ref<OperationRecord> id, double fraction)
    {
        // Progress is told once; a model that is too busy for it hears of the next.
        _ = await _model.SubmitAsync(new OperationProgress(id, fraction), CallContext.Server).ConfigureAwait(false);
    }

    /// <summary>An outcome must arrive: without it the objects concerned would stay busy for ever.</summary>
    private async Task SubmitAsync(Call call)
    {
        while (true)
        {
            CallOutcome outcome = await _model.SubmitAsync(call, CallContext.Server).ConfigureAwait(false);
            if (outcome.Error?.Code != ErrorCode.TooBusy)
            {
                return;
            }
            await Task.Delay(_options.RetryDelay, _options.Clock, _stopping.Token).ConfigureAwait(false);
        }
    }

    private async Task ForgetTaskAsync(Ref<TaskRecord> task)
    {
        if (_model.View.TryGet(task, out TaskRecord? record) && TaskLife.IsToBeForgotten(record))
        {
            await SubmitAsync(new ForgetTask(task)).ConfigureAwait(false);
        }
    }
}
