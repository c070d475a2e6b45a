using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Operations.Counters;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What passes to and from a disk, or several.</summary>
internal sealed class DiskMeter
{
    private const double BytesPerMebibyte = 1 << 20;

    private TrafficTotals _total;
    private TrafficTotals _recent;
    private double _seconds = 1;

    /// <summary>A new look begins.</summary>
    /// <param name="seconds">How long ago the last one was.</param>
    public void Begin(double seconds)
    {
        _recent = default;
        _seconds = Math.Max(seconds, 0.001);
    }

    /// <summary>Something has passed since the last look.</summary>
    public void Add(TrafficTotals more)
    {
        _total += more;
        _recent += more;
    }

    public double Read(Quantity quantity) => quantity switch
    {
        Quantity.BytesRead => _total.BytesRead,
        Quantity.BytesWritten => _total.BytesWritten,
        Quantity.ReadThroughput => _recent.BytesRead / BytesPerMebibyte,
        Quantity.WriteThroughput => _recent.BytesWritten / BytesPerMebibyte,
        Quantity.Throughput => (_recent.BytesRead + _recent.BytesWritten) / BytesPerMebibyte,
        Quantity.ReadRequests => _recent.Reads,
        Quantity.WriteRequests => _recent.Writes,
        Quantity.Requests => _recent.Reads + _recent.Writes,
        Quantity.ReadLatency => Microseconds(_recent.ReadSeconds, _recent.Reads),
        Quantity.WriteLatency => Microseconds(_recent.WriteSeconds, _recent.Writes),
        Quantity.Latency => Microseconds(Waited, _recent.Reads + _recent.Writes),
        Quantity.Wait => Waited,
        Quantity.InFlight => Math.Round(Waited / _seconds),
        Quantity.QueueLength => Waited / _seconds,
        _ => double.NaN,
    };

    private double Waited => _recent.ReadSeconds + _recent.WriteSeconds;

    private static double Microseconds(double seconds, long requests) => requests == 0 ? 0 : seconds * 1e6 / requests;
}
