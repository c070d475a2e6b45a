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

    /// <summary>Something has passed to or from the image at a location.</summary>
    public void Add(string image, TrafficTotals more)
    {
        _all.Add(more);
        if (!_images.TryGetValue(image, out DiskMeter? meter))
        {
            _images.Add(image, meter = new DiskMeter());
        }
        meter.Add(more);
    }

    /// <summary>Forgets the images that are gone.</summary>
    public void Retain(IReadOnlySet<string> locations)
    {
        foreach (string gone in _images.Keys.Where(location => !locations.Contains(location)).ToArray())
        {
            _images.Remove(gone);
        }
    }

    /// <summary>What a counter of all disks together shows.</summary>
    public override double Read(Counter counter) => _all.Read(counter.Quantity);

    /// <summary>What is counted of one disk.</summary>
    public double Read(string location, Quantity quantity) =>
        _images.GetValueOrDefault(location)?.Read(quantity) ?? 0;
}
