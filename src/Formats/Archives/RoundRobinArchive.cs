namespace Xen.Model.Formats.Archives;

/// <summary>
/// The past of some data sources in rows of growing span, of constant size: samples become points of five seconds each,
/// points become rows, and each series keeps its newest rows. For one thread at a time.
/// </summary>
public sealed class RoundRobinArchive
{
    /// <summary>Seconds from one point to the next.</summary>
    public const int StepSeconds = 5;

    /// <summary>How many data sources an archive may have.</summary>
    public const int SourcesMax = 4096;

    /// <summary>The latest time that can be recorded, in seconds of Unix.</summary>
    internal const double TimeMax = 1e11;

    private readonly List<RecordedSource> _sources = [];
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private double[] _points = [];

    /// <summary>Makes an archive without data sources.</summary>
    /// <param name="shapes">Its series, in the order in which they are written; at least one.</param>
    /// <param name="start">The time, in seconds of Unix, from which on it counts; not negative.</param>
    public RoundRobinArchive(IReadOnlyList<SeriesShape> shapes, double start)
        : this([.. shapes.Select(shape => new ArchiveSeries(shape, 0))], start)
    {
    }

    private RoundRobinArchive(IReadOnlyList<ArchiveSeries> series, double start)
    {
        if (!IsTime(start))
        {
            throw new ArgumentOutOfRangeException(nameof(start));
        }
        Series = series;
        LastUpdate = start;
    }

    /// <summary>The time of the newest sample, in seconds of Unix.</summary>
    public double LastUpdate { get; private set; }

    /// <summary>The time of the newest point, in seconds of Unix.</summary>
    public long LastPoint => PointAt(LastUpdate) * StepSeconds;

    /// <summary>Its data sources, in the order of their columns.</summary>
    public IReadOnlyList<RecordedSource> Sources => _sources;

    /// <summary>Its series.</summary>
    public IReadOnlyList<ArchiveSeries> Series { get; }

    /// <summary>About how many bytes its rows take.</summary>
    public long Bytes => Series.Sum(series => series.Rows.Bytes);

    /// <summary>The column of a data source; -1 when there is none of the name.</summary>
    public int ColumnOf(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>Begins to record a data source, or nothing when there is one of the name.</summary>
    /// <returns>False when there are too many already.</returns>
    public bool Add(SourceDefinition definition)
    {
        if (_columns.ContainsKey(definition.Name))
        {
            return true;
        }
        if (_sources.Count == SourcesMax)
        {
            return false;
        }
        _columns.Add(definition.Name, _sources.Count);
        _sources.Add(new RecordedSource(definition)
        {
            UnknownSeconds = LastUpdate - LastPoint,
        });
        foreach (ArchiveSeries series in Series)
        {
            series.AddColumn(PointAt(LastUpdate));
        }
        return true;
    }

    /// <summary>Forgets a data source and all that was recorded of it.</summary>
    /// <returns>False when there is none of the name.</returns>
    public bool Remove(string name)
    {
        if (!_columns.Remove(name, out int column))
        {
            return false;
        }
        _sources.RemoveAt(column);
        for (int number = column; number < _sources.Count; number++)
        {
            _columns[_sources[number].Definition.Name] = number;
        }
        foreach (ArchiveSeries series in Series)
        {
            series.RemoveColumn(column);
        }
        return true;
    }

    /// <summary>Takes in a sample of each data source.</summary>
    /// <param name="time">When they were taken, in seconds of Unix.</param>
    /// <param name="samples">The samples in the order of <see cref="Sources"/>; NaN where nothing is known.</param>
    /// <returns>False, and nothing is taken in, when the time is not after <see cref="LastUpdate"/>.</returns>
    public bool Update(double time, ReadOnlySpan<double> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, _sources.Count);
        double interval = time - LastUpdate;
        if (!(interval > 0) || !IsTime(time))
        {
            return false;
        }
        long before = PointAt(LastUpdate);
        long after = PointAt(time);
        double rest = after > before ? time - after * StepSeconds : 0;
        if (_points.Length < samples.Length)
        {
            _points = new double[samples.Length];
        }
        for (int column = 0; column < samples.Length; column++)
        {
            RecordedSource source = _sources[column];
            double rate = source.Rate(samples[column], interval);
            source.Gather(rate, interval - rest);
            if (after > before)
            {
                _points[column] = source.Close(
                    (after - before) * StepSeconds, interval > SourceDefinition.HeartbeatSeconds);
                source.Gather(rate, rest);
            }
            source.Last = samples[column];
        }
        LastUpdate = time;
        if (after > before)
        {
            foreach (ArchiveSeries series in Series)
            {
                series.Take(before, after - before, _points.AsSpan(0, samples.Length));
            }
        }
        return true;
    }

    /// <summary>What is counted begins anew: the next samples of totals have nothing to be compared with.</summary>
    public void ForgetTotals()
    {
        foreach (RecordedSource source in _sources)
        {
            source.Last = double.NaN;
        }
    }

    /// <summary>Another one that is just like it and can be used by another thread.</summary>
    public RoundRobinArchive Copy()
    {
        var copy = new RoundRobinArchive([.. Series.Select(series => series.Copy())], LastUpdate);
        foreach (RecordedSource source in _sources)
        {
            copy._columns.Add(source.Definition.Name, copy._sources.Count);
            copy._sources.Add(source.Copy());
        }
        return copy;
    }

    /// <summary>Puts an archive together from its parts.</summary>
    /// <exception cref="InvalidDataException">Two data sources have one name.</exception>
    internal static RoundRobinArchive Of(
        IEnumerable<RecordedSource> sources, IReadOnlyList<ArchiveSeries> series, double lastUpdate)
    {
        var archive = new RoundRobinArchive(series, lastUpdate);
        foreach (RecordedSource source in sources)
        {
            if (!archive._columns.TryAdd(source.Definition.Name, archive._sources.Count))
            {
                throw new InvalidDataException($"there are two data sources {source.Definition.Name}");
            }
            archive._sources.Add(source);
        }
        return archive;
    }

    /// <summary>True for a time that an archive can be about.</summary>
    internal static bool IsTime(double time) => time is >= 0 and <= TimeMax;

    /// <summary>How many points there were before a time.</summary>
    internal static long PointAt(double time) => (long)Math.Floor(time / StepSeconds);
}
