using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>What was asked for lies in the part of the log that has been given up.</summary>
/// <param name="horizon">The newest event that can no longer be read.</param>
public sealed class LogHorizonException(EventId horizon)
    : InvalidOperationException($"the log no longer reaches back that far: it begins behind event {horizon}")
{
    /// <summary>The newest event that can no longer be read.</summary>
    public EventId Horizon { get; } = horizon;
}
