namespace Xen.Model.Backend.Effects;

/// <summary>Does one kind of work on the machine. Thread-safe: effects on different objects run side by side.</summary>
public interface IEffect
{
    /// <summary>Does the work.</summary>
    /// <param name="request">What and for whom.</param>
    /// <param name="cancel">
    /// Asks to give up. An effect that can still go back does so and ends with an <see
    /// cref="OperationCanceledException"/> or <see cref="EffectOutcome.Cancelled"/>; one that cannot goes on to its
    /// end.
    /// </param>
    Task<EffectOutcome> RunAsync(EffectRequest request, CancellationToken cancel);

    /// <summary>
    /// Finds out, after a restart, whether the work was done before. Null when it was not and is to be done now.
    /// </summary>
    Task<EffectOutcome?> ProbeAsync(EffectRequest request, CancellationToken cancel);

    /// <summary>The model has the outcome: what was kept for <see cref="ProbeAsync"/> is no longer needed.</summary>
    void Acknowledge(EffectRequest request, EffectOutcome outcome);
}
