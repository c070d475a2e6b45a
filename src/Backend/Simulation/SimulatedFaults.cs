using Xen.Model.Errors;

namespace Xen.Model.Backend.Simulation;

/// <summary>Decides which operations fail. Thread-safe.</summary>
internal sealed class SimulatedFaults(SimulatedHostOptions options)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(options.Seed);
    private readonly Dictionary<string, int> _begun = [];

    /// <summary>The failure of the operation of a kind that begins now; null when it is to succeed.</summary>
    public SimulatedFailure? Next(string kind)
    {
        lock (_gate)
        {
            int occurrence = _begun.GetValueOrDefault(kind) + 1;
            _begun[kind] = occurrence;
            bool isUnlucky = options.FailureProbability > 0 && _random.NextDouble() < options.FailureProbability;
            return options.Failures.FirstOrDefault(failure => failure.Kind == kind && failure.Occurrence == occurrence)
                ?? (isUnlucky ? new SimulatedFailure(kind, occurrence, Accident(kind)) : null);
        }
    }

    private static XenError Accident(string kind) => new(ErrorCode.InternalError, $"simulated failure of {kind}");
}
