namespace Xen.Model.WireFuzz;

/// <summary>What was sent, what came back, and what should not have. Thread-safe.</summary>
public sealed class WireFuzzReport
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _failures = [];

    /// <summary>Promises that were broken, each with what breaks it again.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_gate)
            {
                return [.. _failures];
            }
        }
    }

    /// <summary>How often something came back.</summary>
    public int this[string what]
    {
        get
        {
            lock (_gate)
            {
                return _counts.GetValueOrDefault(what);
            }
        }
    }

    /// <summary>Takes the counts and failures of another report.</summary>
    public void Add(WireFuzzReport other)
    {
        lock (_gate)
        {
            foreach ((string what, int count) in other._counts)
            {
                _counts[what] = _counts.GetValueOrDefault(what) + count;
            }
            _failures.AddRange(other._failures);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join(", ", _counts.Select(count => $"{count.Key} {count.Value}"));
        }
    }

    internal void Count(string what)
    {
        lock (_gate)
        {
            _counts[what] = _counts.GetValueOrDefault(what) + 1;
        }
    }

    internal void Fail(string failure)
    {
        lock (_gate)
        {
            _failures.Add(failure);
        }
    }
}
