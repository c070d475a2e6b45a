using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

/// <summary>
/// What an archive must hold, worked out the long way from all samples that there ever were: point by point, row by
/// row, without accumulators.
/// </summary>
internal sealed class NaiveArchive(SourceDefinition source, double start)
{
    private const double Step = 5;

    private readonly List<(double Time, double Sample)> _samples = [(start, double.NaN)];

    public void Add(double time, double sample) => _samples.Add((time, sample));

    /// <summary>The newest rows of a series, newest first, as many as it keeps.</summary>
    public double[] Rows(SeriesShape shape)
    {
        double[] points = Points();
        long first = Number(start);
        long rowsBegin = first / shape.PointsPerRow;
        long rowsEnd = (first + points.Length) / shape.PointsPerRow;
        double[] rows = new double[shape.Rows];
        Array.Fill(rows, double.NaN);
        for (long row = rowsEnd; row > rowsBegin && rowsEnd - row < shape.Rows; row--)
        {
            double[] within = new double[shape.PointsPerRow];
            for (int at = 0; at < within.Length; at++)
            {
                long point = (row - 1) * shape.PointsPerRow + at - first;
                within[at] = point < 0 ? double.NaN : points[point];
            }
            rows[rowsEnd - row] = Row(shape, within);
        }
        return rows;
    }

    private static double Row(SeriesShape shape, double[] points)
    {
        double[] known = [.. points.Where(point => !double.IsNaN(point))];
        int unknown = points.Length - known.Length;
        if (known.Length == 0 || unknown > Math.Floor(shape.UnknownShareMax * points.Length))
        {
            return double.NaN;
        }
        return shape.Function switch
        {
            Consolidation.Average => known.Average(),
            Consolidation.Min => known.Min(),
            Consolidation.Max => known.Max(),
            _ => known[^1],
        };
    }

    private double[] Points()
    {
        var points = new List<double>();
        for (long number = Number(start) + 1; number * Step <= _samples[^1].Time; number++)
        {
            points.Add(Point(number));
        }
        return [.. points];
    }

    /// <summary>The point that ends at a boundary, by the first sample at or after that.</summary>
    private double Point(long number)
    {
        int closing = _samples.FindIndex(sample => sample.Time >= number * Step);
        double interval = _samples[closing].Time - _samples[closing - 1].Time;
        if (interval > 300)
        {
            return double.NaN;
        }
        double raw = source.Kind switch
        {
            SourceKind.Gauge => _samples[closing].Sample,
            SourceKind.Absolute => _samples[closing].Sample / interval,
            _ => Growth(closing),
        };
        if (source.Kind == SourceKind.Derive && raw > source.Max && raw <= source.Max * 1.05)
        {
            raw = source.Max;
        }
        double value = source.IsInverted ? 1 - raw : raw;
        return value >= source.Min && value <= source.Max ? value : double.NaN;
    }

    /// <summary>Growth by the second over the points that one sample closes, of the time that is known.</summary>
    private double Growth(int closing)
    {
        double begin = Number(_samples[closing - 1].Time) * Step;
        double end = Number(_samples[closing].Time) * Step;
        double sum = 0;
        double known = 0;
        for (int number = 1; number <= closing; number++)
        {
            double from = Math.Max(begin, _samples[number - 1].Time);
            double to = Math.Min(end, _samples[number].Time);
            double rate = (_samples[number].Sample - _samples[number - 1].Sample)
                / (_samples[number].Time - _samples[number - 1].Time);
            if (to > from && !double.IsNaN(rate))
            {
                sum += rate * (to - from);
                known += to - from;
            }
        }
        return known > 0 ? sum / known : double.NaN;
    }

    private static long Number(double time) => (long)Math.Floor(time / Step);
}
