namespace Xen.Model.Formats.Archives;

/// <summary>
/// Rows of one function and span for all data sources of an archive, and the row that is being made. For one thread at
/// a time.
/// </summary>
public sealed class ArchiveSeries
{
    private readonly List<double> _gathered = [];
    private readonly List<int> _unknown = [];

    internal ArchiveSeries(SeriesShape shape, int width)
        : this(shape, new RowRing(width, shape.Rows))
    {
        for (int column = 0; column < width; column++)
        {
            _gathered.Add(Start);
            _unknown.Add(0);
        }
    }

    private ArchiveSeries(SeriesShape shape, RowRing rows)
    {
        Shape = shape;
        Rows = rows;
    }

    /// <summary>How its rows are made.</summary>
    public SeriesShape Shape { get; }

    internal RowRing Rows { get; }

    /// <summary>What is known of the row that is being made: a share of the mean, an extreme, the last point.</summary>
    internal IReadOnlyList<double> Gathered => _gathered;

    /// <summary>How many points of the row that is being made are unknown.</summary>
    internal IReadOnlyList<int> Unknown => _unknown;

    /// <summary>A value: NaN when it is unknown, or there is no row so old.</summary>
    /// <param name="age">0 for the newest row.</param>
    /// <param name="column">Number of the data source.</param>
    public double Cell(int age, int column) => Rows.Cell(age, column);

    private double Start => Shape.Function == Consolidation.Average ? 0 : double.NaN;

    /// <summary>Takes in points that are all alike.</summary>
    /// <param name="passed">How many points there were before.</param>
    /// <param name="count">How many there are now; at least 1.</param>
    /// <param name="points">The point of each data source.</param>
    internal void Take(long passed, long count, ReadOnlySpan<double> points)
    {
        int length = Shape.PointsPerRow;
        long missing = length - passed % length;
        if (count < missing)
        {
            Gather(points, (int)count);
            return;
        }
        Gather(points, (int)missing);
        Finish();
        // What a gap closes besides holds nothing but the one point that it came with.
        long more = Math.Min((count - missing) / length, Shape.Rows);
        for (long row = 0; row < more; row++)
        {
            Span<float> cells = Rows.Push();
            for (int column = 0; column < cells.Length; column++)
            {
                cells[column] = (float)points[column];
            }
        }
        int rest = (int)((count - missing) % length);
        if (rest > 0)
        {
            Gather(points, rest);
        }
    }

    /// <summary>Adds a data source that nothing is known of.</summary>
    /// <param name="passed">How many points there were before.</param>
    internal void AddColumn(long passed)
    {
        Rows.AddColumn();
        _gathered.Add(Start);
        _unknown.Add((int)(passed % Shape.PointsPerRow));
    }

    internal void RemoveColumn(int column)
    {
        Rows.RemoveColumn(column);
        _gathered.RemoveAt(column);
        _unknown.RemoveAt(column);
    }

    /// <summary>Sets what is known of the row that is being made, from where it was kept.</summary>
    internal void Resume(int column, double gathered, int unknown)
    {
        _gathered[column] = gathered;
        _unknown[column] = Math.Clamp(unknown, 0, Shape.PointsPerRow);
    }

    internal ArchiveSeries Copy()
    {
        var copy = new ArchiveSeries(Shape, Rows.Copy());
        copy._gathered.AddRange(_gathered);
        copy._unknown.AddRange(_unknown);
        return copy;
    }

    private void Gather(ReadOnlySpan<double> points, int count)
    {
        for (int column = 0; column < points.Length; column++)
        {
            double point = points[column];
            if (double.IsNaN(point))
            {
                _unknown[column] += count;
                continue;
            }
            double before = _gathered[column];
            _gathered[column] = Shape.Function switch
            {
                Consolidation.Average => before + point * count / Shape.PointsPerRow,
                Consolidation.Min => double.IsNaN(before) ? point : Math.Min(before, point),
                Consolidation.Max => double.IsNaN(before) ? point : Math.Max(before, point),
                _ => point,
            };
        }
    }

    private void Finish()
    {
        Span<float> cells = Rows.Push();
        int length = Shape.PointsPerRow;
        int unknownMax = (int)(Shape.UnknownShareMax * length);
        for (int column = 0; column < cells.Length; column++)
        {
            int unknown = _unknown[column];
            cells[column] = unknown > unknownMax || unknown >= length
                ? float.NaN
                : (float)(Shape.Function == Consolidation.Average && unknown > 0
                    ? _gathered[column] * length / (length - unknown)
                    : _gathered[column]);
            _gathered[column] = Start;
            _unknown[column] = 0;
        }
    }
}
