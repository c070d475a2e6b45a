using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Effects;

/// <summary>What became of an effect. Immutable.</summary>
/// <param name="Error">Why it failed; null when it was done.</param>
/// <param name="Facts">What was found out: for instance a domain's number.</param>
public sealed record EffectOutcome(XenError? Error, XenMap<string, string> Facts)
{
    /// <summary>Done, and nothing to tell.</summary>
    public static EffectOutcome Done { get; } = new(null, XenMap<string, string>.Empty);

    /// <summary>Given up because somebody asked for it. The model adds which task it was.</summary>
    public static EffectOutcome Cancelled { get; } = Failed(new XenError(ErrorCode.TaskCancelled));

    /// <summary>Done, with what was found out.</summary>
    public static EffectOutcome With(params (string Key, string Value)[] facts) =>
        new(null, XenMap<string, string>.Of(facts));

    /// <summary>What was found out here and there.</summary>
    public EffectOutcome And(EffectOutcome other) =>
        new(Error ?? other.Error, XenMap<string, string>.Of(Facts.Concat(other.Facts)));

    /// <summary>Failed.</summary>
    public static EffectOutcome Failed(XenError error) => new(error, XenMap<string, string>.Empty);
}
