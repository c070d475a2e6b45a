using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

public sealed class SeriesShapeTests
{
    [Fact, Trait("Obligation", "METRICS-8")]
    public void Archives_have_the_granularities_that_clients_reckon_with()
    {
        SeriesShape.Averages.Select(shape => (shape.Function, shape.PointsPerRow, shape.Rows, shape.UnknownShareMax))
            .Should().Equal(
                (Consolidation.Average, 1, 120, 0.5), (Consolidation.Average, 12, 120, 0.5),
                (Consolidation.Average, 720, 168, 0.5), (Consolidation.Average, 17280, 366, 0.5));
        SeriesShape.Averages.Select(shape => shape.SpanSeconds).Should().Equal(5, 60, 3600, 86400);
    }

    [Fact, Trait("Obligation", "METRICS-8")]
    public void Hosts_have_extremes_of_all_but_the_finest_rows()
    {
        var hosts = SeriesShape.ForHosts.Select(shape => (shape.Function, shape.PointsPerRow, shape.UnknownShareMax));
        hosts.Should().Equal(
            (Consolidation.Average, 1, 0.5),
            (Consolidation.Average, 12, 1), (Consolidation.Min, 12, 1), (Consolidation.Max, 12, 1),
            (Consolidation.Average, 720, 1), (Consolidation.Min, 720, 1), (Consolidation.Max, 720, 1),
            (Consolidation.Average, 17280, 1), (Consolidation.Min, 17280, 1), (Consolidation.Max, 17280, 1));
    }
}
