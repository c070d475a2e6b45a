namespace Xen.Model.Simulation;

/// <summary>How often something happened in one world or in many. Not thread-safe.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How often something happened.</summary>
    public long this[string what] => _counts.GetValueOrDefault(what);

    /// <summary>Everything that happened, in the order of its names.</summary>
    public IEnumerable<KeyValuePair<string, long>> All => _counts;

    /// <summary>Counts once, or more.</summary>
    public void Add(string what, long times = 1) => _counts[what] = _counts.GetValueOrDefault(what) + times;

    /// <summary>Takes over what another counted.</summary>
    public void Add(Tally other)
    {
        foreach ((string what, long times) in other._counts)
        {
            Add(what, times);
        }
    }

    /// <summary>One line for each.</summary>
    public override string ToString() =>
        string.Join('\n', _counts.Select(count => $"{count.Value,12:N0}  {count.Key}"));
}
