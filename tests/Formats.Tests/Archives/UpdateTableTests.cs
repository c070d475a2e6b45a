using System.Text.Json;
using System.Xml.Linq;
using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

public sealed class UpdateTableTests
{
    /// <summary>A day of samples: the time, as the number of five seconds since noon.</summary>
    private static readonly RoundRobinArchive s_day = Day();

    [Theory, Trait("Obligation", "METRICS-16")]
    [InlineData(-100, 0, 5)]
    [InlineData(-599, 5, 5)]
    [InlineData(-600, 5, 5)]
    [InlineData(-601, 5, 5)]
    [InlineData(-700, 5, 60)]
    [InlineData(-601, 0, 60)]
    [InlineData(-100, 60, 60)]
    [InlineData(-7200, 60, 60)]
    [InlineData(-7300, 0, 3600)]
    [InlineData(-7400, 60, 3600)]
    [InlineData(-100, 61, 60)]
    [InlineData(-100, 65, 3600)]
    [InlineData(-604_800, 3600, 3600)]
    [InlineData(-3_000_000, 5, 86400)]
    [InlineData(-100, 86400, 86400)]
    [InlineData(-100, 1_000_000, 86400)]
    [InlineData(-900_000_000, 5, 86400)]
    public void The_finest_rows_are_taken_that_are_coarse_enough_and_reach_back_far_enough(
        double start, long interval, int step)
    {
        Table(new UpdateQuery { Start = s_day.LastPoint + start, Interval = interval }).Step.Should().Be(step);
        Table(new UpdateQuery { Start = start, Interval = interval }).Step.Should().Be(step);
    }

    [Fact, Trait("Obligation", "METRICS-17")]
    public void Rows_come_newest_first_down_to_the_beginning()
    {
        UpdateTable table = Table(new UpdateQuery { Start = s_day.LastPoint - 12, Interval = 5 });
        table.End.Should().Be(s_day.LastPoint);
        table.Rows.Should().Be(3);
        table.Start.Should().Be(s_day.LastPoint - 15 + 5);
        Enumerable.Range(0, 3).Select(table.Time)
            .Should().Equal(s_day.LastPoint, s_day.LastPoint - 5, s_day.LastPoint - 10);
        Enumerable.Range(0, 3).Select(row => (double)table.Row(row)[0]).Should().Equal(17282, 17281, 17280);
    }

    [Fact, Trait("Obligation", "METRICS-17")]
    public void Coarse_rows_end_at_a_multiple_of_their_span()
    {
        UpdateTable table = Table(new UpdateQuery { Start = s_day.LastPoint - 3 * 3600, Interval = 3600 });
        table.End.Should().Be((long)Samples.Noon + 86400);
        (table.End % 3600).Should().Be(0);
        table.Rows.Should().Be(3);
        ((double)table.Row(0)[0]).Should().Be((16561 + 17280) / 2.0);
        table.Legend.Should().Equal("AVERAGE:host:u:gauge", "MIN:host:u:gauge", "MAX:host:u:gauge");
    }

    [Fact, Trait("Obligation", "METRICS-17")]
    public void There_are_no_more_rows_than_are_kept_and_none_from_the_future()
    {
        Table(new UpdateQuery { Start = 0, Interval = 86400 }).Rows.Should().Be(366);
        UpdateTable future = Table(new UpdateQuery { Start = s_day.LastPoint + 500 });
        future.Rows.Should().Be(0);
        future.Legend.Should().NotBeEmpty();
    }

    [Fact, Trait("Obligation", "METRICS-18")]
    public void Columns_go_by_object_then_function_then_source()
    {
        RoundRobinArchive host = Samples.Lively(1, 300);
        RoundRobinArchive guest = Samples.Lively(2, 300, forHost: false);
        var table = UpdateTable.Of(
            [("host", "h", host), ("vm", "v", guest)], new UpdateQuery { Start = 0, Interval = 60 }, 0);
        string[] sources = ["gauge", "total", "count", "idle", "late & <odd>"];
        table.Legend.Should().Equal(
        [
            .. sources.Select(name => $"AVERAGE:host:h:{name}"), .. sources.Select(name => $"MIN:host:h:{name}"),
            .. sources.Select(name => $"MAX:host:h:{name}"), .. sources.Select(name => $"AVERAGE:vm:v:{name}"),
        ]);
        UpdateTable.Of([("host", "h", host)], new UpdateQuery { Interval = 60, Function = Consolidation.Max }, 0)
            .Legend.Should().Equal(sources.Select(name => $"MAX:host:h:{name}"));
    }

    [Fact]
    public void An_archive_that_is_behind_has_unknown_values_for_the_newest_rows()
    {
        RoundRobinArchive ahead = Samples.Archive(SeriesShape.Averages, Samples.Gauge);
        RoundRobinArchive behind = Samples.Archive(SeriesShape.Averages, Samples.Gauge);
        for (int number = 1; number <= 10; number++)
        {
            ahead.Update(Samples.Noon + 5 * number, [number]);
            if (number <= 7)
            {
                behind.Update(Samples.Noon + 5 * number, [number]);
            }
        }
        var table = UpdateTable.Of(
            [("vm", "b", behind), ("vm", "a", ahead)], new UpdateQuery { Start = -20 }, 0);
        Samples.Near(
            Enumerable.Range(0, table.Rows).Select(row => (double)table.Row(row)[0]),
            [double.NaN, double.NaN, double.NaN, 7, 6], 0);
        Samples.Near(Enumerable.Range(0, table.Rows).Select(row => (double)table.Row(row)[1]), [10, 9, 8, 7, 6], 0);
    }

    [Fact, Trait("Obligation", "METRICS-19")]
    public void Both_forms_say_the_same()
    {
        RoundRobinArchive archive = Samples.Lively(3, 400);
        var table = UpdateTable.Of([("host", "u", archive)], new UpdateQuery { Start = -600, Interval = 5 }, 0);
        XElement xml = XElement.Parse(Samples.Text(UpdateText.Xml(table)));
        using var json = JsonDocument.Parse(Samples.Text(UpdateText.Json(table)));
        JsonElement meta = json.RootElement.GetProperty("meta");
        xml.Name.LocalName.Should().Be("xport");
        foreach (string name in new[] { "start", "step", "end", "rows", "columns" })
        {
            meta.GetProperty(name).GetString().Should().Be(xml.Element("meta")!.Element(name)!.Value);
        }
        xml.Element("meta")!.Elements().Select(each => each.Name.LocalName)
            .Should().Equal("start", "step", "end", "rows", "columns", "legend");
        meta.GetProperty("legend").EnumerateArray().Select(each => each.GetString())
            .Should().Equal(xml.Descendants("entry").Select(each => each.Value));
        json.RootElement.GetProperty("data").EnumerateArray()
            .Select(row => row.GetProperty("t").GetString() + " "
                + string.Join(' ', row.GetProperty("values").EnumerateArray().Select(value => value.GetString())))
            .Should().Equal(xml.Element("data")!.Elements("row").Select(row =>
                row.Element("t")!.Value + " " + string.Join(' ', row.Elements("v").Select(value => value.Value))))
            .And.HaveCount(table.Rows);
    }

    [Fact, Trait("Obligation", "METRICS-19")]
    public void A_table_of_nothing_is_well_formed()
    {
        var table = UpdateTable.Of([], new UpdateQuery { Start = -100 }, 1_700_000_003);
        table.End.Should().Be(1_700_000_000);
        XElement.Parse(Samples.Text(UpdateText.Xml(table))).Element("data")!.IsEmpty.Should().BeFalse();
        using var json = JsonDocument.Parse(Samples.Text(UpdateText.Json(table)));
        json.RootElement.GetProperty("data").GetArrayLength().Should().Be(0);
    }

    private static UpdateTable Table(UpdateQuery query) => UpdateTable.Of([("host", "u", s_day)], query, 0);

    private static RoundRobinArchive Day()
    {
        RoundRobinArchive archive = Samples.Archive(SeriesShape.ForHosts, Samples.Gauge);
        for (int number = 1; number <= 17282; number++)
        {
            archive.Update(Samples.Noon + 5 * number, [number]);
        }
        return archive;
    }
}
