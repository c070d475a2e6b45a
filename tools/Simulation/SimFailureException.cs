namespace Xen.Model.Simulation;

/// <summary>A world in which a promise was broken. Says how to see it again.</summary>
public sealed class SimFailureException(ulong seed, int step, Exception cause)
    : Exception(Text(seed, step, cause), cause)
{
    /// <summary>The seed.</summary>
    public ulong Seed { get; } = seed;

    private static string Text(ulong seed, int step, Exception cause) =>
        $"seed {seed}, step {step}: {(cause is SimFailedException ? cause.Message : cause.ToString())}\n"
        + $"    again: ./run simulate --seed {seed} --trace";
}
