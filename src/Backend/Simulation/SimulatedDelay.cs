using System.Globalization;
using Xen.Model.Backend.Effects;

namespace Xen.Model.Backend.Simulation;

/// <summary>Lets the time pass that an intent names, at the speed of the simulation.</summary>
internal sealed class SimulatedDelay(SimulatedHostOptions options) : IEffect
{
    public async Task<EffectOutcome> RunAsync(EffectRequest request, CancellationToken cancel)
    {
        double seconds = double.Parse(request.Argument("seconds"), CultureInfo.InvariantCulture);
        TimeSpan duration = options.Scaled(TimeSpan.FromSeconds(seconds));
        if (duration > TimeSpan.Zero)
        {
            await Task.Delay(duration, options.Clock, cancel).ConfigureAwait(false);
        }
        return EffectOutcome.Done;
    }

    /// <summary>After a restart nobody knows how much of it had passed.</summary>
    public Task<EffectOutcome?> ProbeAsync(EffectRequest request, CancellationToken cancel) =>
        Task.FromResult<EffectOutcome?>(null);

    public void Acknowledge(EffectRequest request, EffectOutcome outcome)
    {
        // Time leaves nothing behind.
    }
}
