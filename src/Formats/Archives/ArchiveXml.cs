namespace Xen.Model.Formats.Archives;

/// <summary>A whole archive as the XML document that rrdtool restores.</summary>
public static class ArchiveXml
{
    private const string Version = "0003";

    /// <summary>The document in chunks of UTF-8; each is valid until the next one is asked for.</summary>
    /// <param name="archive">The archive; it must not change meanwhile.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Chunks(RoundRobinArchive archive)
    {
        var sink = new TextSink();
        sink.Add("<?xml version=\"1.0\"?><rrd><version>"u8).Add(Version).Add("</version><step>"u8)
            .Add((long)RoundRobinArchive.StepSeconds).Add("</step><lastupdate>"u8)
            .Add((long)archive.LastUpdate).Add("</lastupdate>"u8);
        foreach (RecordedSource source in archive.Sources)
        {
            Add(sink, source);
        }
        foreach (ArchiveSeries series in archive.Series)
        {
            AddHead(sink, series);
            for (int age = series.Shape.Rows - 1; age >= 0; age--)
            {
                sink.Add("<row>"u8);
                for (int column = 0; column < archive.Sources.Count; column++)
                {
                    sink.Add("<v>"u8).Add(series.Cell(age, column)).Add("</v>"u8);
                }
                sink.Add("</row>"u8);
                if (sink.IsFull)
                {
                    yield return sink.Take();
                }
            }
            sink.Add("</database></rra>"u8);
        }
        sink.Add("</rrd>"u8);
        yield return sink.Take();
    }

    private static void Add(TextSink sink, RecordedSource source)
    {
        SourceDefinition definition = source.Definition;
        sink.Add("<ds><name>"u8).AddXml(definition.Name)
            .Add("</name><type>"u8).Add(ArchiveNames.Of(definition.Kind))
            .Add("</type><minimal_heartbeat>"u8).Add((double)SourceDefinition.HeartbeatSeconds)
            .Add("</minimal_heartbeat><min>"u8).Add(definition.Min)
            .Add("</min><max>"u8).Add(definition.Max)
            .Add("</max><last_ds>"u8).Add(source.Last)
            .Add("</last_ds><value>"u8).Add(source.Value)
            .Add("</value><unknown_sec>"u8).Add((long)source.UnknownSeconds).Add("</unknown_sec></ds>"u8);
    }

    private static void AddHead(TextSink sink, ArchiveSeries series)
    {
        sink.Add("<rra><cf>"u8).Add(ArchiveNames.Of(series.Shape.Function))
            .Add("</cf><pdp_per_row>"u8).Add((long)series.Shape.PointsPerRow)
            .Add("</pdp_per_row><params><xff>"u8).Add(series.Shape.UnknownShareMax)
            .Add("</xff></params><cdp_prep>"u8);
        for (int column = 0; column < series.Gathered.Count; column++)
        {
            sink.Add("<ds><primary_value>0.0</primary_value><secondary_value>0.0</secondary_value><value>"u8)
                .Add(series.Gathered[column]).Add("</value><unknown_datapoints>"u8)
                .Add((long)series.Unknown[column]).Add("</unknown_datapoints></ds>"u8);
        }
        sink.Add("</cdp_prep><database>"u8);
    }
}
