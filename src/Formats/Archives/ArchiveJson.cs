namespace Xen.Model.Formats.Archives;

/// <summary>A whole archive as JSON: the tree of <see cref="ArchiveXml"/> with all numbers as strings.</summary>
public static class ArchiveJson
{
    /// <summary>The document in chunks of UTF-8; each is valid until the next one is asked for.</summary>
    /// <param name="archive">The archive; it must not change meanwhile.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Chunks(RoundRobinArchive archive)
    {
        var sink = new TextSink();
        sink.Add("{\"version\":\"0003\",\"step\":\""u8).Add((long)RoundRobinArchive.StepSeconds)
            .Add("\",\"lastupdate\":\""u8).Add((long)archive.LastUpdate).Add("\",\"ds\":["u8);
        ReadOnlyMemory<byte> comma = default;
        foreach (RecordedSource source in archive.Sources)
        {
            sink.Add(comma.Span);
            Add(sink, source, archive.LastUpdate);
            comma = s_comma;
        }
        sink.Add("],\"rra\":["u8);
        for (int number = 0; number < archive.Series.Count; number++)
        {
            ArchiveSeries series = archive.Series[number];
            sink.Add(number == 0 ? ""u8 : ","u8);
            AddHead(sink, series);
            for (int age = series.Shape.Rows - 1; age >= 0; age--)
            {
                for (int column = 0; column < archive.Sources.Count; column++)
                {
                    sink.Add(column == 0 ? "[\""u8 : "\",\""u8).Add(series.Cell(age, column));
                }
                sink.Add(archive.Sources.Count == 0 ? "["u8 : "\""u8).Add(age == 0 ? "]"u8 : "],"u8);
                if (sink.IsFull)
                {
                    yield return sink.Take();
                }
            }
            sink.Add("]}"u8);
        }
        sink.Add("]}"u8);
        yield return sink.Take();
    }

    private static readonly byte[] s_comma = [(byte)','];

    private static void Add(TextSink sink, RecordedSource source, double lastUpdate)
    {
        SourceDefinition definition = source.Definition;
        sink.Add("{\"name\":"u8).AddJson(definition.Name)
            .Add(",\"type\":\""u8).Add(ArchiveNames.Of(definition.Kind))
            .Add("\",\"minimal_heartbeat\":\""u8).Add((double)SourceDefinition.HeartbeatSeconds)
            .Add("\",\"min\":\""u8).Add(definition.Min)
            .Add("\",\"max\":\""u8).Add(definition.Max)
            .Add("\",\"last_ds\":\""u8).Add(source.Last)
            .Add("\",\"value\":\""u8).Add(source.Value)
            .Add("\",\"unknown_sec\":\""u8).Add((long)source.UnknownSeconds)
            .Add("\",\"last_updated\":\""u8).Add(lastUpdate).Add("\"}"u8);
    }

    private static void AddHead(TextSink sink, ArchiveSeries series)
    {
        sink.Add("{\"cf\":\""u8).Add(ArchiveNames.Of(series.Shape.Function))
            .Add("\",\"pdp_per_row\":\""u8).Add((long)series.Shape.PointsPerRow)
            .Add("\",\"params\":{\"xff\":\""u8).Add(series.Shape.UnknownShareMax)
            .Add("\"},\"cdp_prep\":{\"ds\":["u8);
        for (int column = 0; column < series.Gathered.Count; column++)
        {
            sink.Add(column == 0 ? ""u8 : ","u8)
                .Add("{\"primary_value\":\"0.0\",\"secondary_value\":\"0.0\",\"value\":\""u8)
                .Add(series.Gathered[column]).Add("\",\"unknown_datapoints\":\""u8)
                .Add((long)series.Unknown[column]).Add("\"}"u8);
        }
        sink.Add("]},\"database\":["u8);
    }
}
