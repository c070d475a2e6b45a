using System.Globalization;
using Xen.Model.Operations.Counters;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What is counted of a domain.</summary>
/// <param name="domid">Its number; another domain of the same VM begins from zero.</param>
/// <param name="processors">How many virtual processors it has.</param>
internal sealed class GuestMeter(long domid, int processors) : Meter
{
    private readonly double[] _run = new double[processors];
    private readonly double[] _states = new double[Quantity.RunnableVcpus - Quantity.FullRun + 1];
    private readonly Dictionary<string, LinkMeter> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiskMeter> _disks = new(StringComparer.Ordinal);

    public long Domid => domid;

    public int Processors => processors;

    /// <summary>Shares of a CPU that the virtual processors want, as of now.</summary>
    public double[] Wanted { get; } = new double[processors];

    /// <summary>Free memory in KiB as the guest tells; NaN when it does not.</summary>
    public double FreeMemory { get; set; } = double.NaN;

    public LinkMeter Link(string number)
    {
        if (!_links.TryGetValue(number, out LinkMeter? link))
        {
            _links.Add(number, link = new LinkMeter());
        }
        return link;
    }

    public DiskMeter Disk(string device)
    {
        if (!_disks.TryGetValue(device, out DiskMeter? disk))
        {
            _disks.Add(device, disk = new DiskMeter());
        }
        return disk;
    }

    /// <summary>Time passes.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="given">Which share of what they want the virtual processors get, 0 to 1.</param>
    public void Run(double seconds, double given)
    {
        if (processors == 0)
        {
            return;
        }
        double most = 0;
        double least = 1;
        for (int number = 0; number < processors; number++)
        {
            double share = Wanted[number] * given;
            _run[number] += share * seconds;
            most = Math.Max(most, share);
            least = Math.Min(least, share);
        }
        // All virtual processors are held up alike; that some run while others wait is part of the hazard.
        double waiting = (1 - given) * Wanted.Max();
        double waitingAll = (1 - given) * Wanted.Min();
        double blocked = Math.Max(0, 1 - most - waiting);
        Grow(Quantity.FullRun, least, seconds);
        Grow(Quantity.PartialRun, most - least, seconds);
        Grow(Quantity.FullContention, waitingAll, seconds);
        Grow(Quantity.PartialContention, waiting - waitingAll, seconds);
        Grow(Quantity.ConcurrencyHazard, Math.Max(0, 1 - blocked - most - waiting), seconds);
        Grow(Quantity.Blocked, blocked, seconds);
        Grow(Quantity.RunnableAny, waiting, seconds);
        Grow(Quantity.RunnableVcpus, (1 - given) * Wanted.Average(), seconds);
    }

    public override double Read(Counter counter) => counter.Quantity switch
    {
        Quantity.VcpuTime => int.TryParse(counter.Part, CultureInfo.InvariantCulture, out int number)
            ? number < processors ? _run[number] : 0
            : double.NaN,
        Quantity.AverageVcpuTime => processors == 0 ? 0 : _run.Average(),
        Quantity.GuestFreeMemory => FreeMemory,
        >= Quantity.FullRun and <= Quantity.RunnableVcpus => _states[counter.Quantity - Quantity.FullRun],
        >= Quantity.Received and <= Quantity.SendErrors =>
            _links.GetValueOrDefault(counter.Part)?.Read(counter.Quantity) ?? 0,
        _ => _disks.GetValueOrDefault(counter.Part)?.Read(counter.Quantity) ?? double.NaN,
    };

    private void Grow(Quantity state, double share, double seconds) =>
        _states[state - Quantity.FullRun] += share * seconds;
}
