using Xen.Model.Backend.Effects;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// One kind of work on the simulated machine: takes its time, then happens in one step or fails. Until that step it can
/// be given up without a trace.
/// </summary>
internal sealed class SimulatedEffect(
    SimulatedMachine machine,
    SimulatedHostOptions options,
    SimulatedFaults faults,
    Func<SimulatedMachine, EffectRequest, EffectOutcome> work) : IEffect
{
    private static readonly TimeSpan s_reportedFrom = TimeSpan.FromSeconds(1);

    public async Task<EffectOutcome> RunAsync(EffectRequest request, CancellationToken cancel)
    {
        SimulatedFailure? failure = faults.Next(request.Operation.Kind);
        await PassTimeAsync(request, cancel).ConfigureAwait(false);
        return failure is null
            ? machine.Carry(request, work)
            : machine.Carry(request, (where, what) => Fail(where, what, failure));
    }

    public Task<EffectOutcome?> ProbeAsync(EffectRequest request, CancellationToken cancel) =>
        Task.FromResult(machine.OutcomeOf(request.Id));

    public void Acknowledge(EffectRequest request, EffectOutcome outcome) => machine.Acknowledge(request);

    /// <summary>Work that takes long tells how far it has come.</summary>
    private async Task PassTimeAsync(EffectRequest request, CancellationToken cancel)
    {
        TimeSpan duration = options.DurationOf(request.Operation.Kind);
        if (duration <= TimeSpan.Zero)
        {
            cancel.ThrowIfCancellationRequested();
            return;
        }
        int steps = duration >= s_reportedFrom ? SimulatedHostOptions.StepsOf(request.Operation.Kind) : 1;
        for (int step = 1; step <= steps; step++)
        {
            await Task.Delay(duration / steps, options.Clock, cancel).ConfigureAwait(false);
            if (step < steps)
            {
                await request.Report((double)step / steps).ConfigureAwait(false);
            }
        }
    }

    private static EffectOutcome Fail(SimulatedMachine machine, EffectRequest request, SimulatedFailure failure)
    {
        if (!failure.LosesDomain)
        {
            return EffectOutcome.Failed(failure.Error);
        }
        machine.End(request.Operation.Target);
        return new EffectOutcome(failure.Error, XenMap<string, string>.Of(("domain", "gone")));
    }
}
