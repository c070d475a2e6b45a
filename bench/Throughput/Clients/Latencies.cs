namespace Xen.Model.Bench.Throughput.Clients;

/// <summary>How long things took. Thread-safe.</summary>
internal sealed class Latencies
{
    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _milliseconds.Count;
            }
        }
    }

    public void Add(TimeSpan time)
    {
        lock (_gate)
        {
            _milliseconds.Add(time.TotalMilliseconds);
        }
    }

    /// <summary>What the given share of them stayed below, in milliseconds; 0 when there are none.</summary>
    public double At(double share)
    {
        lock (_gate)
        {
            _milliseconds.Sort();
            return _milliseconds.Count == 0 ? 0 : _milliseconds[(int)(share * (_milliseconds.Count - 1))];
        }
    }
}
