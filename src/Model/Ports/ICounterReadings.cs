namespace Xen.Model.Ports;

/// <summary>What has been recorded of performance counters. Thread-safe.</summary>
public interface ICounterReadings
{
    /// <summary>The newest average over five seconds of a counter; NaN when there is none.</summary>
    /// <param name="owner">Uuid of the host, VM or repository.</param>
    /// <param name="counter">Name of the counter.</param>
    double Newest(string owner, string counter);

    /// <summary>The names of all counters of which something is kept, in the order of their beginning.</summary>
    /// <param name="owner">Uuid of the host, VM or repository.</param>
    IReadOnlyList<string> Recorded(string owner);
}
