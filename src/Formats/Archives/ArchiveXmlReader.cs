using System.Xml;

namespace Xen.Model.Formats.Archives;

/// <summary>
/// Reads the XML document of a whole archive, as <see cref="ArchiveXml"/> and rrdtool write it and as hosts hand
/// archives to each other, with elements that only some of them know. Reads element by element, whatever the size.
/// </summary>
public static class ArchiveXmlReader
{
    private const int CharactersMax = 64 << 20;
    private const int TextCharactersMax = 256;
    private const int SeriesMax = 64;
    private const int PointsPerRowMax = 10_000_000;
    private const int RowsMax = 100_000;
    private const long CellsMax = 4L << 20;

    /// <summary>Reads an archive.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or something else.</exception>
    public static RoundRobinArchive Read(Stream source)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = CharactersMax,
        };
        try
        {
            using var reader = XmlReader.Create(source, settings);
            return Read(reader);
        }
        catch (Exception failure) when (failure is XmlException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"the archive cannot be read: {failure.Message}", failure);
        }
    }

    private static RoundRobinArchive Read(XmlReader reader)
    {
        double lastUpdate = double.NaN;
        var sources = new List<RecordedSource>();
        var series = new List<ArchiveSeries>();
        long cells = 0;
        Demand(reader.MoveToContent() == XmlNodeType.Element && reader.Name == "rrd", "it is no archive");
        ForEach(reader, name =>
        {
            switch (name)
            {
                case "step":
                    Demand(Number(reader) == RoundRobinArchive.StepSeconds, "its step is not five seconds");
                    break;
                case "lastupdate":
                    lastUpdate = Number(reader);
                    break;
                case "ds":
                    Demand(series.Count == 0, "a data source stands behind rows");
                    sources.Add(Source(reader));
                    Demand(sources.Count <= RoundRobinArchive.SourcesMax, "there are too many data sources");
                    break;
                case "rra":
                    series.Add(Series(reader, sources.Count, ref cells));
                    Demand(series.Count <= SeriesMax, "there are too many series");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        });
        Demand(RoundRobinArchive.IsTime(lastUpdate), "its time is missing or impossible");
        Demand(series.Count > 0, "it has no rows");
        while (reader.Read())
        {
            // What follows the root must be well-formed, too.
        }
        return RoundRobinArchive.Of(sources, series, lastUpdate);
    }

    private static RecordedSource Source(XmlReader reader)
    {
        string name = "";
        SourceKind kind = default;
        double min = double.NegativeInfinity;
        double max = double.PositiveInfinity;
        double last = double.NaN;
        double value = 0;
        double unknown = 0;
        ForEach(reader, element =>
        {
            switch (element)
            {
                case "name":
                    name = Text(reader);
                    break;
                case "type":
                    Demand(ArchiveNames.TryParse(Text(reader), out kind), "there is no such kind of data source");
                    break;
                case "min":
                    min = Number(reader) is var least && double.IsNaN(least) ? double.NegativeInfinity : least;
                    break;
                case "max":
                    max = Number(reader) is var most && double.IsNaN(most) ? double.PositiveInfinity : most;
                    break;
                case "last_ds":
                    last = NumberText.TryParse(Text(reader), out double sample) ? sample : double.NaN;
                    break;
                case "value":
                    value = Number(reader);
                    break;
                case "unknown_sec":
                    unknown = Number(reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        });
        Demand(name.Length > 0, "a data source has no name");
        return new RecordedSource(new SourceDefinition(name, kind, min, max))
        {
            Last = last,
            Value = value,
            UnknownSeconds = unknown,
        };
    }

    private static ArchiveSeries Series(XmlReader reader, int width, ref long cells)
    {
        Consolidation function = default;
        int points = 0;
        double share = 0.5;
        var gathered = new List<(double Value, int Unknown)>();
        var rows = new List<float[]>();
        long room = CellsMax - cells;
        ForEach(reader, element =>
        {
            switch (element)
            {
                case "cf":
                    Demand(ArchiveNames.TryParse(Text(reader), out function), "there is no such function");
                    break;
                case "pdp_per_row":
                    points = Whole(reader, 1, PointsPerRowMax);
                    break;
                case "params":
                    ForEach(reader, _ => share = Number(reader));
                    break;
                case "cdp_prep":
                    ForEach(reader, _ => gathered.Add(Gathered(reader)));
                    break;
                case "database":
                    ForEach(reader, _ => rows.Add(Row(reader, width, ref room)));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        });
        Demand(points > 0 && rows.Count is > 0 and <= RowsMax, "a series has no rows");
        Demand(share is >= 0 and <= 1, "a share is impossible");
        Demand(gathered.Count == 0 || gathered.Count == width, "a row that is being made has other columns");
        cells = CellsMax - room;
        var series = new ArchiveSeries(new SeriesShape(function, points, rows.Count, share), width);
        for (int column = 0; column < gathered.Count; column++)
        {
            series.Resume(column, gathered[column].Value, gathered[column].Unknown);
        }
        // Rows that nothing is known of need not be kept before the first that something is known of.
        foreach (float[] row in rows.SkipWhile(row => row.All(float.IsNaN)))
        {
            row.CopyTo(series.Rows.Push());
        }
        return series;
    }

    private static (double Value, int Unknown) Gathered(XmlReader reader)
    {
        double value = 0;
        int unknown = 0;
        ForEach(reader, element =>
        {
            if (element == "value")
            {
                value = Number(reader);
            }
            else if (element == "unknown_datapoints")
            {
                unknown = Whole(reader, 0, PointsPerRowMax);
            }
            else
            {
                reader.Skip();
            }
        });
        return (value, unknown);
    }

    private static float[] Row(XmlReader reader, int width, ref long room)
    {
        float[] row = new float[width];
        int column = 0;
        long left = room - width - 1;
        Demand(left >= 0, "it is too large");
        ForEach(reader, _ =>
        {
            Demand(column < width, "a row has too many values");
            row[column++] = (float)Number(reader);
        });
        Demand(column == width, "a row has too few values");
        room = left;
        return row;
    }

    /// <summary>Visits the elements in the element that the reader stands at, and leaves it.</summary>
    private static void ForEach(XmlReader reader, Action<string> visit)
    {
        bool isEmpty = reader.IsEmptyElement;
        reader.ReadStartElement();
        while (!isEmpty && reader.MoveToContent() == XmlNodeType.Element)
        {
            visit(reader.LocalName);
        }
        if (!isEmpty)
        {
            reader.ReadEndElement();
        }
    }

    private static string Text(XmlReader reader)
    {
        string text = reader.ReadElementContentAsString().Trim();
        Demand(text.Length <= TextCharactersMax, "a text is too long");
        return text;
    }

    private static double Number(XmlReader reader)
    {
        Demand(NumberText.TryParse(Text(reader), out double value), "a number cannot be read");
        return value;
    }

    private static int Whole(XmlReader reader, int min, int max)
    {
        double value = Number(reader);
        Demand(value >= min && value <= max, "a number is impossible");
        return (int)value;
    }

    private static void Demand(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
