using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

public sealed class ArchiveDocumentTests
{
    [Fact, Trait("Obligation", "METRICS-10")]
    public void The_document_has_its_elements_in_the_order_that_readers_demand()
    {
        XElement root = XElement.Parse(Samples.Text(ArchiveXml.Chunks(Samples.Lively())));
        Names(root).Should().Equal(
            ["version", "step", "lastupdate", .. Enumerable.Repeat("ds", 5), .. Enumerable.Repeat("rra", 10)]);
        root.Element("version")!.Value.Should().Be("0003");
        root.Element("step")!.Value.Should().Be("5");
        root.Element("lastupdate")!.Value.Should().MatchRegex("^[0-9]+$");
        foreach (XElement source in root.Elements("ds"))
        {
            Names(source).Should().Equal(
                "name", "type", "minimal_heartbeat", "min", "max", "last_ds", "value", "unknown_sec");
        }
        foreach (XElement series in root.Elements("rra"))
        {
            Names(series).Should().Equal("cf", "pdp_per_row", "params", "cdp_prep", "database");
            series.Element("cdp_prep")!.Elements("ds").Should().HaveCount(5)
                .And.OnlyContain(ds => Names(ds).SequenceEqual(
                    new[] { "primary_value", "secondary_value", "value", "unknown_datapoints" }));
            series.Element("database")!.Elements("row").Should().OnlyContain(row => row.Elements("v").Count() == 5);
        }
        root.Elements("rra").Select(series => series.Element("database")!.Elements("row").Count())
            .Should().Equal(120, 120, 120, 120, 168, 168, 168, 366, 366, 366);
        root.Elements("ds").Last().Element("name")!.Value.Should().Be("late & <odd>");
    }

    [Fact, Trait("Obligation", "METRICS-11")]
    public void Rows_are_written_oldest_first_and_filled_up_with_unknown_ones()
    {
        RoundRobinArchive archive = Samples.Archive(SeriesShape.Averages, Samples.Gauge);
        archive.Update(Samples.Noon + 5, [1]);
        archive.Update(Samples.Noon + 10, [2]);
        XElement root = XElement.Parse(Samples.Text(ArchiveXml.Chunks(archive)));
        string[] rows = [.. root.Element("rra")!.Element("database")!.Elements("row").Select(row => row.Value)];
        rows[..118].Should().OnlyContain(row => row == "NaN");
        rows[118..].Should().Equal("1", "2");
    }

    [Fact, Trait("Obligation", "METRICS-12")]
    public void The_document_in_json_is_the_same_tree_with_numbers_as_strings()
    {
        RoundRobinArchive archive = Samples.Lively(forHost: false);
        XElement root = XElement.Parse(Samples.Text(ArchiveXml.Chunks(archive)));
        using var json = JsonDocument.Parse(Samples.Text(ArchiveJson.Chunks(archive)));
        json.RootElement.GetProperty("lastupdate").GetString().Should().Be(root.Element("lastupdate")!.Value);
        json.RootElement.GetProperty("ds").EnumerateArray().Select(ds => ds.GetProperty("name").GetString())
            .Should().Equal(root.Elements("ds").Select(ds => ds.Element("name")!.Value));
        JsonElement[] series = [.. json.RootElement.GetProperty("rra").EnumerateArray()];
        foreach ((JsonElement one, XElement other) in series.Zip(root.Elements("rra")))
        {
            one.GetProperty("params").GetProperty("xff").GetString()
                .Should().Be(other.Element("params")!.Element("xff")!.Value);
            one.GetProperty("cdp_prep").GetProperty("ds").EnumerateArray()
                .Select(ds => ds.GetProperty("value").GetString())
                .Should().Equal(other.Element("cdp_prep")!.Elements("ds").Select(ds => ds.Element("value")!.Value));
            one.GetProperty("database").EnumerateArray()
                .Select(row => string.Join(' ', row.EnumerateArray().Select(value => value.GetString())))
                .Should().Equal(other.Element("database")!.Elements("row").Select(row =>
                    string.Join(' ', row.Elements("v").Select(value => value.Value))));
        }
    }

    [Fact]
    public void An_archive_without_sources_is_well_formed_too()
    {
        RoundRobinArchive archive = Samples.Archive(SeriesShape.Averages);
        archive.Update(Samples.Noon + 5, []).Should().BeTrue();
        XElement.Parse(Samples.Text(ArchiveXml.Chunks(archive))).Elements("rra").Should().HaveCount(4);
        using var json = JsonDocument.Parse(Samples.Text(ArchiveJson.Chunks(archive)));
        json.RootElement.GetProperty("rra")[0].GetProperty("database").GetArrayLength().Should().Be(120);
    }

    [Fact, Trait("Obligation", "METRICS-13")]
    public void What_was_written_as_xml_is_read_as_it_was()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            RoundRobinArchive archive = Samples.Lively(seed, 1500 + seed);
            string text = Samples.Text(ArchiveXml.Chunks(archive));
            RoundRobinArchive read = ArchiveXmlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
            read.ShouldBeLike(archive, 1e-6);
            read.LastUpdate.Should().Be(Math.Floor(archive.LastUpdate));
        }
    }

    [Fact, Trait("Obligation", "METRICS-13")]
    public void Documents_of_other_writers_are_read()
    {
        const string Text =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE rrd SYSTEM "https://oss.oetiker.ch/rrdtool/rrdtool.dtd">
            <!-- Round Robin Database Dump -->
            <rrd>
              <version>0003</version>
              <step>5</step>
              <lastupdate>1700000010.71</lastupdate>
              <ds><name> cpu0 </name><type> GAUGE </type><minimal_heartbeat>300.0000</minimal_heartbeat>
                <min>0.0000000000e+00</min><max>NaN</max><last_ds>U</last_ds><value>0.0</value>
                <unknown_sec> 3 </unknown_sec><last_updated>1700000010.71</last_updated></ds>
              <rra><cf>AVERAGE</cf><pdp_per_row>1</pdp_per_row><params><xff>5.0e-01</xff></params>
                <cdp_prep><ds><primary_value>0.0</primary_value><secondary_value>0.0</secondary_value>
                  <value>NaN</value><unknown_datapoints>0</unknown_datapoints></ds></cdp_prep>
                <database><!-- one --><row><v>NaN</v></row><row><v>3.0000000000e-01</v></row></database></rra>
            </rrd>
            """;
        RoundRobinArchive archive = ArchiveXmlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)));
        archive.LastUpdate.Should().Be(1700000010.71);
        archive.Sources.Single().Definition.Should()
            .Be(new SourceDefinition("cpu0", SourceKind.Gauge, 0, double.PositiveInfinity));
        Samples.Near(archive.Series.Single().Column(0, 2), [0.3, double.NaN], 1e-6);
    }

    private static IEnumerable<string> Names(XElement element) =>
        element.Elements().Select(each => each.Name.LocalName);
}
