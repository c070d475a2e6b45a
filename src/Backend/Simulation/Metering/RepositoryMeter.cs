using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Operations.Counters;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What is counted of a repository: all its disks together, and each by itself.</summary>
internal sealed class RepositoryMeter : Meter
{
    private readonly DiskMeter _all = new();
    private readonly Dictionary<string, DiskMeter> _images = new(StringComparer.Ordinal);

    /// <summary>A new look begins.</summary>
    public void Begin(double seconds)
    {
        _all.Begin(seconds);
        foreach (DiskMeter image in _images.Values)
        {
            image.Begin(seconds);
        }
    }

    /// <summary>Something has passed to or from an image.</summary>
    public void Add(string image, TrafficTotals more)
    {
        _all.Add(more);
        if (!_images.TryGetValue(image, out DiskMeter? meter))
        {
            _images.Add(image, meter = new DiskMeter());
        }
        meter.Add(more);
    }

    public override double Read(Counter counter) => counter.Part.Length == 0
        ? _all.Read(counter.Quantity)
        : _images.GetValueOrDefault(counter.Part)?.Read(counter.Quantity) ?? 0;
}
