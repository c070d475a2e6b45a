namespace Xen.Model.Formats.Archives;

/// <summary>
/// Rows of one span from several archives beside each other, newest first. It holds the values themselves, so that the
/// archives may go on. Immutable.
/// </summary>
public sealed class UpdateTable
{
    private readonly float[] _values;

    private UpdateTable(long start, int step, long end, int rows, string[] legend, float[] values)
    {
        Start = start;
        Step = step;
        End = end;
        Rows = rows;
        Legend = legend;
        _values = values;
    }

    /// <summary>The first time that rows were wanted of, in seconds of Unix.</summary>
    public long Start { get; }

    /// <summary>Seconds from row to row.</summary>
    public int Step { get; }

    /// <summary>The time of the newest row.</summary>
    public long End { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>What the columns are: function, class, uuid and data source, with colons between them.</summary>
    public IReadOnlyList<string> Legend { get; }

    /// <summary>The time of a row, 0 for the newest.</summary>
    public long Time(int row) => End - (long)row * Step;

    /// <summary>The values of a row, 0 for the newest.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Legend.Count, Legend.Count);

    /// <summary>Makes a table.</summary>
    /// <param name="subjects">
    /// Class, uuid and archive of each object, in the order of their columns. Only read while the table is made.
    /// </param>
    /// <param name="query">Which rows.</param>
    /// <param name="now">The end, in seconds of Unix, of a table of no archives.</param>
    public static UpdateTable Of(
        IReadOnlyList<(string Class, string Uuid, RoundRobinArchive Archive)> subjects, UpdateQuery query, double now)
    {
        RoundRobinArchive? newest = subjects.Select(subject => subject.Archive).MaxBy(archive => archive.LastUpdate);
        double last = newest?.LastPoint
            ?? Math.Floor(now / RoundRobinArchive.StepSeconds) * RoundRobinArchive.StepSeconds;
        double start = Math.Clamp(query.Start < 0 ? last + query.Start : query.Start, 0, RoundRobinArchive.TimeMax);
        int points = newest is null ? 1 : Math.Max(1, query.PointsPerRow(newest, start));
        int step = points * RoundRobinArchive.StepSeconds;
        long end = (long)Math.Floor(last / step) * step;
        var columns = new List<Column>();
        int kept = 0;
        foreach ((string type, string uuid, RoundRobinArchive archive) in subjects)
        {
            foreach (ArchiveSeries series in archive.Series.Where(series => Matches(series.Shape, points, query)))
            {
                kept = Math.Max(kept, series.Shape.Rows);
                long behind = (end - archive.LastPoint / step * step) / step;
                for (int column = 0; column < archive.Sources.Count; column++)
                {
                    string source = archive.Sources[column].Definition.Name;
                    string function = ArchiveNames.Of(series.Shape.Function);
                    columns.Add(new Column($"{function}:{type}:{uuid}:{source}", series, column, behind));
                }
            }
        }
        int rows = end < start || columns.Count == 0 ? 0 : (int)Math.Min(kept, Math.Floor((end - start) / step) + 1);
        long first = (long)Math.Floor(start / step) * step + step;
        return new UpdateTable(
            first, step, end, rows, [.. columns.Select(column => column.Legend)], Values(columns, rows));
    }

    private static bool Matches(SeriesShape shape, int points, UpdateQuery query) =>
        shape.PointsPerRow == points && (query.Function is not { } wanted || shape.Function == wanted);

    private static float[] Values(List<Column> columns, int rows)
    {
        float[] values = new float[checked(rows * columns.Count)];
        for (int row = 0; row < rows; row++)
        {
            for (int number = 0; number < columns.Count; number++)
            {
                (_, ArchiveSeries series, int column, long behind) = columns[number];
                long age = row - behind;
                values[row * columns.Count + number] =
                    age < 0 ? float.NaN : series.Rows.Cell((int)Math.Min(age, int.MaxValue), column);
            }
        }
        return values;
    }

    /// <summary>A column and by how many rows its archive is behind the newest.</summary>
    private readonly record struct Column(string Legend, ArchiveSeries Series, int Number, long Behind);
}
