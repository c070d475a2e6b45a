using System.Text;
using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

/// <summary>Archives to test with.</summary>
internal static class Samples
{
    public static readonly SourceDefinition Gauge = new("gauge", SourceKind.Gauge);
    public static readonly SourceDefinition Total = new("total", SourceKind.Derive);
    public static readonly SourceDefinition Count = new("count", SourceKind.Absolute);

    /// <summary>A time at the boundary of every span but the day.</summary>
    public const double Noon = 1_700_000_000 - 1_700_000_000 % 86400 + 43200;

    public static RoundRobinArchive Archive(IReadOnlyList<SeriesShape> shapes, params SourceDefinition[] sources)
    {
        var archive = new RoundRobinArchive(shapes, Noon);
        foreach (SourceDefinition source in sources)
        {
            archive.Add(source).Should().BeTrue();
        }
        return archive;
    }

    /// <summary>An archive with some hours of everything: unknown samples, gaps, a young data source.</summary>
    public static RoundRobinArchive Lively(int seed = 1, int updates = 1500, bool forHost = true)
    {
        var random = new Random(seed);
        RoundRobinArchive archive = Archive(
            forHost ? SeriesShape.ForHosts : SeriesShape.Averages, Gauge, Total, Count,
            new SourceDefinition("idle", SourceKind.Derive, 0, 1, IsInverted: true));
        double time = Noon;
        double total = 0;
        double idle = 0;
        for (int number = 0; number < updates; number++)
        {
            double step = random.Next(40) == 0 ? random.Next(1, 900) : 5;
            time += step;
            total += random.Next(0, 1000);
            idle += step * random.NextDouble();
            if (number == updates / 2)
            {
                archive.Add(new SourceDefinition("late & <odd>", SourceKind.Gauge, -5, 5)).Should().BeTrue();
            }
            double[] values = [random.NextDouble() * 1e6, total, random.Next(50), idle, random.NextDouble() * 12 - 6];
            values[random.Next(4)] = random.Next(10) == 0 ? double.NaN : values[0];
            archive.Update(time, values.AsSpan(0, archive.Sources.Count)).Should().BeTrue();
        }
        return archive;
    }

    /// <summary>All values of a series, newest row first.</summary>
    public static double[] Column(this ArchiveSeries series, int column, int rows) =>
        [.. Enumerable.Range(0, rows).Select(age => series.Cell(age, column))];

    public static string Text(IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        var text = new StringBuilder();
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            text.Append(Encoding.UTF8.GetString(chunk.Span));
        }
        return text.ToString();
    }

    /// <summary>The same cells, samples and rows in the making.</summary>
    public static void ShouldBeLike(this RoundRobinArchive actual, RoundRobinArchive expected, double precision)
    {
        actual.Sources.Select(source => source.Definition.Name)
            .Should().Equal(expected.Sources.Select(source => source.Definition.Name));
        actual.Series.Select(series => series.Shape).Should().Equal(expected.Series.Select(series => series.Shape));
        for (int number = 0; number < expected.Series.Count; number++)
        {
            ArchiveSeries one = actual.Series[number];
            ArchiveSeries other = expected.Series[number];
            one.Unknown.Should().Equal(other.Unknown);
            Near(one.Gathered, other.Gathered, precision);
            for (int column = 0; column < expected.Sources.Count; column++)
            {
                Near(one.Column(column, one.Shape.Rows), other.Column(column, one.Shape.Rows), precision);
            }
        }
    }

    public static void Near(IEnumerable<double> actual, IEnumerable<double> expected, double precision) =>
        actual.Should().Equal(expected, (one, other) => double.IsNaN(one) == double.IsNaN(other)
            && (double.IsNaN(one) || Math.Abs(one - other) <= precision * Math.Max(1, Math.Abs(other))));
}
