namespace Xen.Model.Formats.Archives;

/// <summary>Which rows somebody wants. Immutable.</summary>
public sealed record UpdateQuery
{
    /// <summary>By how many rows more than a series keeps the beginning may be back for it to be taken.</summary>
    private const int SlackRows = 2;

    /// <summary>
    /// The time, in seconds of Unix, of the first row that is wanted; when negative, that long before the newest point.
    /// </summary>
    public double Start { get; init; }

    /// <summary>Seconds from row to row that are enough; 0 for the finest.</summary>
    public long Interval { get; init; }

    /// <summary>Of which function; null for all.</summary>
    public Consolidation? Function { get; init; }

    /// <summary>
    /// Points in a row of what is to be taken: the finest series that is coarse enough and reaches back to the
    /// beginning, or the coarsest one. One whose span is the interval may begin a little later, as the clock goes on
    /// while clients reckon back from now.
    /// </summary>
    /// <returns>0 when there is no series of the function.</returns>
    internal int PointsPerRow(RoundRobinArchive archive, double start)
    {
        int found = 0;
        foreach (ArchiveSeries series in archive.Series)
        {
            SeriesShape shape = series.Shape;
            if (Function is { } wanted && shape.Function != wanted)
            {
                continue;
            }
            found = shape.PointsPerRow;
            double slack = shape.SpanSeconds == Interval ? (double)SlackRows * shape.SpanSeconds : 0;
            double oldest = archive.LastPoint - (double)shape.SpanSeconds * shape.Rows;
            if (shape.PointsPerRow >= Interval / RoundRobinArchive.StepSeconds && oldest < start + slack)
            {
                return found;
            }
        }
        return found;
    }
}
