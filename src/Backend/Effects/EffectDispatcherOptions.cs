namespace Xen.Model.Backend.Effects;

/// <summary>
/// How effects are dispatched. Limits are checked by the constructor of <see cref="EffectDispatcher"/>.
/// </summary>
public sealed record EffectDispatcherOptions
{
    /// <summary>Effects that run at the same time at most. 1 or more. Default 64.</summary>
    public int RunningMax { get; init; } = 64;

    /// <summary>
    /// How long to wait before an outcome is offered again to a model that was too busy for it. Default 50 ms.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
