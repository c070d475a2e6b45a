using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

public sealed class RoundRobinArchiveTests
{
    private static readonly SeriesShape[] s_small =
    [
        new(Consolidation.Average, 1, 12, 0.5), new(Consolidation.Average, 4, 20, 0.5),
        new(Consolidation.Min, 4, 20, 1), new(Consolidation.Max, 4, 20, 1), new(Consolidation.Last, 3, 10, 0.5),
    ];

    [Fact, Trait("Obligation", "METRICS-1")]
    public void Samples_become_points_by_the_kind_of_their_source()
    {
        RoundRobinArchive archive = Samples.Archive(s_small, Samples.Gauge, Samples.Total, Samples.Count);
        for (int number = 1; number <= 8; number++)
        {
            archive.Update(Samples.Noon + 5 * number, [10 * number, 2 * number, 15]).Should().BeTrue();
        }
        archive.Series[1].Column(0, 2).Should().Equal([65, 25], (one, other) => one == other);
        archive.Series[3].Column(0, 2).Should().Equal([80, 40], (one, other) => one == other);
        archive.Series[2].Column(0, 2).Should().Equal([50, 10], (one, other) => one == other);
        Samples.Near(archive.Series[0].Column(1, 8), [.. Enumerable.Repeat(0.4, 7), double.NaN], 1e-6);
        Samples.Near(archive.Series[1].Column(1, 2), [0.4, 0.4], 1e-6);
        Samples.Near(archive.Series[1].Column(2, 2), [3, 3], 1e-6);
        archive.Sources.Select(source => source.Newest).Should().Equal([80, 0.4, 3], Close);
        archive.LastPoint.Should().Be((long)Samples.Noon + 40);
    }

    [Theory, Trait("Obligation", "METRICS-2")]
    [InlineData(7, 7)]
    [InlineData(10, 10)]
    [InlineData(10.4, 10)]
    [InlineData(10.6, double.NaN)]
    [InlineData(-1, double.NaN)]
    public void A_growth_out_of_its_limits_is_unknown_or_cut_when_it_is_but_little(double rate, double point)
    {
        RoundRobinArchive archive =
            Samples.Archive(s_small, new SourceDefinition("total", SourceKind.Derive, 0, 10));
        archive.Update(Samples.Noon + 5, [100]);
        archive.Update(Samples.Noon + 10, [100 + 5 * rate]);
        Samples.Near([archive.Series[0].Cell(0, 0)], [point], 1e-6);
    }

    [Fact, Trait("Obligation", "METRICS-2")]
    public void A_reading_out_of_its_limits_is_unknown_and_idle_time_tells_how_busy_it_was()
    {
        RoundRobinArchive archive = Samples.Archive(
            s_small, new SourceDefinition("share", SourceKind.Gauge, 0, 1),
            new SourceDefinition("busy", SourceKind.Derive, 0, 1, IsInverted: true));
        archive.Update(Samples.Noon + 5, [1.01, 0]);
        archive.Update(Samples.Noon + 10, [0.5, 4]);
        archive.Update(Samples.Noon + 15, [0.25, 9.1]);
        Samples.Near(archive.Series[0].Column(0, 3), [0.25, 0.5, double.NaN], 1e-6);
        Samples.Near(archive.Series[0].Column(1, 3), [0, 0.2, double.NaN], 1e-6);
    }

    [Fact, Trait("Obligation", "METRICS-3")]
    public void A_gap_repeats_its_sample_and_one_of_more_than_five_minutes_is_unknown()
    {
        RoundRobinArchive archive = Samples.Archive(s_small, Samples.Gauge);
        archive.Update(Samples.Noon + 5, [1]);
        archive.Update(Samples.Noon + 5 + 300, [2]);
        archive.Series[0].Column(0, 12).Should().OnlyContain(value => value == 2);
        archive.Series[1].Column(0, 15).Take(14).Should().OnlyContain(value => value == 2);
        archive.Update(Samples.Noon + 5 + 300 + 301, [3]);
        archive.Series[0].Column(0, 12).Should().OnlyContain(value => double.IsNaN(value));
    }

    [Theory, Trait("Obligation", "METRICS-4")]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_row_with_more_than_half_of_its_points_unknown_is_unknown(int unknown, bool isKnown)
    {
        var shape = new SeriesShape(Consolidation.Average, 12, 5, 0.5);
        RoundRobinArchive archive = Samples.Archive([shape], Samples.Gauge);
        for (int number = 1; number <= 12; number++)
        {
            archive.Update(Samples.Noon + 5 * number, [number <= unknown ? double.NaN : 8]);
        }
        Samples.Near([archive.Series[0].Cell(0, 0)], [isKnown ? 8 : double.NaN], 1e-6);
    }

    [Fact, Trait("Obligation", "METRICS-5")]
    public void Sources_come_and_go_without_a_trace_in_others()
    {
        RoundRobinArchive archive = Samples.Archive(s_small, Samples.Gauge, Samples.Count);
        for (int number = 1; number <= 6; number++)
        {
            archive.Update(Samples.Noon + 5 * number, [number, 50]);
        }
        archive.Add(new SourceDefinition("late", SourceKind.Gauge)).Should().BeTrue();
        archive.Series[1].Unknown.Should().Equal(0, 0, 2);
        archive.Update(Samples.Noon + 35, [7, 50, 1]);
        archive.Update(Samples.Noon + 40, [8, 50, 1]);
        Samples.Near(archive.Series[1].Column(2, 3), [1, double.NaN, double.NaN], 1e-6);
        archive.Remove("gauge").Should().BeTrue();
        archive.Remove("gauge").Should().BeFalse();
        archive.ColumnOf("gauge").Should().Be(-1);
        archive.ColumnOf("count").Should().Be(0);
        archive.ColumnOf("late").Should().Be(1);
        Samples.Near(archive.Series[1].Column(0, 2), [10, 10], 1e-6);
        archive.Update(Samples.Noon + 45, [50, 2]);
        Samples.Near(archive.Series[0].Column(1, 4), [2, 1, 1, double.NaN], 1e-6);
    }

    [Fact, Trait("Obligation", "METRICS-6")]
    public void Time_that_does_not_go_on_changes_nothing()
    {
        RoundRobinArchive archive = Samples.Lively(updates: 50);
        RoundRobinArchive before = archive.Copy();
        double[] values = new double[archive.Sources.Count];
        foreach (double time in new[] { archive.LastUpdate, 0, -1, double.NaN, double.PositiveInfinity, 1e300 })
        {
            archive.Update(time, values).Should().BeFalse();
        }
        archive.LastUpdate.Should().Be(before.LastUpdate);
        archive.ShouldBeLike(before, 0);
    }

    [Fact]
    public void After_totals_were_forgotten_the_next_growth_is_unknown()
    {
        RoundRobinArchive archive = Samples.Archive(s_small, Samples.Total);
        archive.Update(Samples.Noon + 5, [100]);
        archive.Update(Samples.Noon + 10, [200]);
        archive.ForgetTotals();
        archive.Update(Samples.Noon + 15, [5000]);
        archive.Update(Samples.Noon + 20, [5010]);
        Samples.Near(archive.Series[0].Column(0, 4), [2, double.NaN, 20, double.NaN], 1e-6);
    }

    [Fact]
    public void Many_years_take_no_more_room_than_one()
    {
        RoundRobinArchive archive = Samples.Archive(SeriesShape.ForHosts, Samples.Gauge);
        for (int number = 1; number < 200_000; number++)
        {
            archive.Update(Samples.Noon + 299.0 * number, [number]);
        }
        archive.Bytes.Should().Be((120 + 3 * (120 + 168 + 366)) * sizeof(float));
        archive.Series.Sum(series => series.Rows.Count).Should().Be(120 + 3 * (120 + 168 + 366));
    }

    [Fact]
    public void A_young_archive_takes_room_for_the_rows_that_it_has()
    {
        RoundRobinArchive archive = Samples.Archive(SeriesShape.Averages, Samples.Gauge);
        archive.Bytes.Should().Be(0);
        archive.Update(Samples.Noon + 5, [1]);
        archive.Bytes.Should().BeLessThan(100);
    }

    [Fact]
    public void There_is_an_end_to_the_number_of_sources()
    {
        RoundRobinArchive archive = Samples.Archive([s_small[0]]);
        for (int number = 0; number < RoundRobinArchive.SourcesMax; number++)
        {
            archive.Add(new SourceDefinition($"s{number}", SourceKind.Gauge)).Should().BeTrue();
        }
        archive.Add(new SourceDefinition("one more", SourceKind.Gauge)).Should().BeFalse();
        archive.Add(new SourceDefinition("s0", SourceKind.Gauge)).Should().BeTrue();
    }

    [Theory, Trait("Obligation", "METRICS-7")]
    [InlineData(SourceKind.Gauge)]
    [InlineData(SourceKind.Absolute)]
    [InlineData(SourceKind.Derive)]
    public void Any_course_of_samples_gives_the_rows_that_it_gives_the_long_way(SourceKind kind)
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var source = new SourceDefinition("x", kind, 0, random.Next(2) == 0 ? 30 : 1e9, random.Next(4) == 0);
            double time = Samples.Noon + random.Next(0, 40);
            var archive = new RoundRobinArchive(s_small, time);
            archive.Add(source);
            var naive = new NaiveArchive(source, time);
            double total = 0;
            for (int number = 0; number < random.Next(1, 120); number++)
            {
                time += random.Next(6) switch
                {
                    0 => random.Next(1, 80) / 8.0,
                    1 => random.Next(1, 500),
                    _ => 5,
                };
                total += random.Next(0, 200);
                double sample = random.Next(8) == 0 ? double.NaN
                    : kind == SourceKind.Derive ? total : random.Next(-5, 40);
                archive.Update(time, [sample]).Should().BeTrue();
                naive.Add(time, sample);
            }
            foreach (ArchiveSeries series in archive.Series)
            {
                Samples.Near(series.Column(0, series.Shape.Rows), naive.Rows(series.Shape), 1e-4);
            }
        }
    }

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-6;
}
