namespace Xen.Model.Formats.Archives;

/// <summary>A table of rows in the forms that clients read.</summary>
public static class UpdateText
{
    /// <summary>As the XML of rrdtool's xport, without white space.</summary>
    /// <returns>Chunks of UTF-8; each is valid until the next one is asked for.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Xml(UpdateTable table)
    {
        var sink = new TextSink();
        sink.Add("<xport><meta><start>"u8).Add(table.Start).Add("</start><step>"u8).Add((long)table.Step)
            .Add("</step><end>"u8).Add(table.End).Add("</end><rows>"u8).Add((long)table.Rows)
            .Add("</rows><columns>"u8).Add((long)table.Legend.Count).Add("</columns><legend>"u8);
        foreach (string entry in table.Legend)
        {
            sink.Add("<entry>"u8).AddXml(entry).Add("</entry>"u8);
            if (sink.IsFull)
            {
                yield return sink.Take();
            }
        }
        sink.Add("</legend></meta><data>"u8);
        for (int row = 0; row < table.Rows; row++)
        {
            sink.Add("<row><t>"u8).Add(table.Time(row)).Add("</t>"u8);
            foreach (float value in table.Row(row))
            {
                sink.Add("<v>"u8).Add((double)value).Add("</v>"u8);
            }
            sink.Add("</row>"u8);
            if (sink.IsFull)
            {
                yield return sink.Take();
            }
        }
        sink.Add("</data></xport>"u8);
        yield return sink.Take();
    }

    /// <summary>The same as JSON, with all numbers as strings, as JSON has no word for unknown ones.</summary>
    /// <returns>Chunks of UTF-8; each is valid until the next one is asked for.</returns>
    public static IEnumerable<ReadOnlyMemory<byte>> Json(UpdateTable table)
    {
        var sink = new TextSink();
        sink.Add("{\"meta\":{\"start\":\""u8).Add(table.Start).Add("\",\"step\":\""u8).Add((long)table.Step)
            .Add("\",\"end\":\""u8).Add(table.End).Add("\",\"rows\":\""u8).Add((long)table.Rows)
            .Add("\",\"columns\":\""u8).Add((long)table.Legend.Count).Add("\",\"legend\":["u8);
        for (int column = 0; column < table.Legend.Count; column++)
        {
            sink.Add(column == 0 ? ""u8 : ","u8).AddJson(table.Legend[column]);
            if (sink.IsFull)
            {
                yield return sink.Take();
            }
        }
        sink.Add("]},\"data\":["u8);
        for (int row = 0; row < table.Rows; row++)
        {
            sink.Add(row == 0 ? ""u8 : ","u8).Add("{\"t\":\""u8).Add(table.Time(row)).Add("\",\"values\":["u8);
            ReadOnlySpan<float> values = table.Row(row);
            for (int column = 0; column < values.Length; column++)
            {
                sink.Add(column == 0 ? "\""u8 : "\",\""u8).Add((double)values[column]);
            }
            sink.Add(values.IsEmpty ? "]}"u8 : "\"]}"u8);
            if (sink.IsFull)
            {
                yield return sink.Take();
            }
        }
        sink.Add("]}"u8);
        yield return sink.Take();
    }
}
