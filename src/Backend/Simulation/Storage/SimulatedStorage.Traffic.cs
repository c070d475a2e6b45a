using Xen.Model.Ports;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>What passes through: bytes that were really moved, and what guests are simulated to move.</summary>
public sealed partial class SimulatedStorage
{
    private readonly Lock _trafficGate = new();
    private readonly Dictionary<DiskAddress, TrafficTotals> _traffic = [];

    /// <summary>What has passed since the image was made, or the process began.</summary>
    public TrafficTotals TrafficOf(DiskAddress disk)
    {
        lock (_trafficGate)
        {
            return _traffic.GetValueOrDefault(disk);
        }
    }

    /// <summary>All images that anything has passed to or from.</summary>
    internal KeyValuePair<DiskAddress, TrafficTotals>[] Traffic()
    {
        lock (_trafficGate)
        {
            return [.. _traffic];
        }
    }

    /// <summary>Counts what has passed.</summary>
    internal void Count(DiskAddress disk, TrafficTotals more)
    {
        lock (_trafficGate)
        {
            _traffic[disk] = _traffic.GetValueOrDefault(disk) + more;
        }
    }

    private void ForgetTraffic(Func<DiskAddress, bool> isGone)
    {
        lock (_trafficGate)
        {
            foreach (DiskAddress disk in _traffic.Keys.Where(isGone).ToArray())
            {
                _traffic.Remove(disk);
            }
        }
    }
}
