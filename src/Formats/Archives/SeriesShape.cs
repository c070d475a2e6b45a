namespace Xen.Model.Formats.Archives;

/// <summary>How rows of one kind are made and how many are kept. Immutable.</summary>
/// <param name="Function">How points become a row.</param>
/// <param name="PointsPerRow">How many points, of five seconds each, make a row. At least 1.</param>
/// <param name="Rows">How many rows are kept. At least 1.</param>
/// <param name="UnknownShareMax">A row with a larger share of unknown points is unknown. 0 to 1.</param>
public sealed record SeriesShape(Consolidation Function, int PointsPerRow, int Rows, double UnknownShareMax)
{
    private static readonly (int PointsPerRow, int Rows)[] s_granularities =
        [(1, 120), (12, 120), (720, 168), (17280, 366)];

    /// <summary>Ten minutes, two hours, a week and a year; averages, extremes of all but the finest.</summary>
    public static IReadOnlyList<SeriesShape> ForHosts { get; } = Shapes(hasExtremes: true);

    /// <summary>Ten minutes, two hours, a week and a year; averages alone.</summary>
    public static IReadOnlyList<SeriesShape> Averages { get; } = Shapes(hasExtremes: false);

    /// <summary>Seconds from one row to the next.</summary>
    public int SpanSeconds => PointsPerRow * RoundRobinArchive.StepSeconds;

    private static SeriesShape[] Shapes(bool hasExtremes)
    {
        var shapes = new List<SeriesShape>();
        foreach ((int points, int rows) in s_granularities)
        {
            bool isFinest = points == 1;
            double share = hasExtremes && !isFinest ? 1 : 0.5;
            shapes.Add(new SeriesShape(Consolidation.Average, points, rows, share));
            if (hasExtremes && !isFinest)
            {
                shapes.Add(new SeriesShape(Consolidation.Min, points, rows, share));
                shapes.Add(new SeriesShape(Consolidation.Max, points, rows, share));
            }
        }
        return [.. shapes];
    }
}
