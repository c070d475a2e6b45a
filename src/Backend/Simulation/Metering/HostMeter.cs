using System.Globalization;
using Xen.Model.Operations.Counters;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What is counted of a host.</summary>
internal sealed class HostMeter(int processors) : Meter
{
    private const double LoadSeconds = 60;

    private readonly double[] _idle = new double[processors];
    private readonly Dictionary<string, LinkMeter> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskMeter> _disks = new(StringComparer.Ordinal);
    private readonly LinkMeter _cards = new();
    private double _load;
    private double _hostLoad;

    public int Processors => processors;

    /// <summary>What guests want of the CPUs, as of now; shares of one CPU.</summary>
    public double Wanted { get; set; }

    /// <summary>What the control domain takes for the guests' devices, as of now; shares of one CPU.</summary>
    public double Service { get; set; }

    /// <summary>Which share of what they want guests get.</summary>
    public double Given => Wanted + Service <= processors ? 1 : Math.Max(0, processors - Service) / Wanted;

    /// <summary>Something has passed over a network device.</summary>
    /// <param name="device">Its name.</param>
    /// <param name="isCard">False for a bond, whose cards count the same once more.</param>
    /// <param name="received">Bytes received.</param>
    /// <param name="sent">Bytes sent.</param>
    public void Pass(string device, bool isCard, double received, double sent)
    {
        if (!_links.TryGetValue(device, out LinkMeter? link))
        {
            _links.Add(device, link = new LinkMeter());
        }
        link.Add(received, sent);
        if (isCard)
        {
            _cards.Add(received, sent);
        }
    }

    public DiskMeter Disk(string repository)
    {
        if (!_disks.TryGetValue(repository, out DiskMeter? disk))
        {
            _disks.Add(repository, disk = new DiskMeter());
        }
        return disk;
    }

    /// <summary>A new look begins.</summary>
    public void Begin(double seconds)
    {
        Wanted = 0;
        Service = 0;
        foreach (DiskMeter disk in _disks.Values)
        {
            disk.Begin(seconds);
        }
    }

    /// <summary>Time passes.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="skew">How much of the mean load each CPU has.</param>
    public void Run(double seconds, Func<int, double> skew)
    {
        double mean = processors == 0 ? 0 : Math.Min(1, (Wanted * Given + Service) / processors);
        for (int number = 0; number < processors; number++)
        {
            _idle[number] += seconds * (1 - Math.Min(1, mean * skew(number)));
        }
        double weight = 1 - Math.Exp(-seconds / LoadSeconds);
        _load += (Service - _load) * weight;
        _hostLoad = processors == 0 ? 0 : (Wanted + Service) / processors;
    }

    public override double Read(Counter counter) => counter.Quantity switch
    {
        Quantity.IdleTime => int.TryParse(counter.Part, CultureInfo.InvariantCulture, out int number)
            && number < processors ? _idle[number] : double.NaN,
        Quantity.AverageIdleTime => processors == 0 ? double.NaN : _idle.Average(),
        Quantity.Load => _load,
        Quantity.HostLoad => _hostLoad,
        >= Quantity.Received and <= Quantity.SendErrors => counter.Part.Length == 0
            ? _cards.Read(counter.Quantity)
            : _links.GetValueOrDefault(counter.Part)?.Read(counter.Quantity) ?? 0,
        >= Quantity.BytesRead and <= Quantity.QueueLength =>
            _disks.GetValueOrDefault(counter.Part)?.Read(counter.Quantity) ?? 0,
        _ => double.NaN,
    };
}
