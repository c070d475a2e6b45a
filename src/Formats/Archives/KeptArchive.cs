using System.IO.Compression;
using System.Text;

namespace Xen.Model.Formats.Archives;

/// <summary>
/// The form in which archives are kept over restarts: everything, rows as they are in memory, compressed with gzip,
/// whose checksum tells a damaged file. Version 1.
/// </summary>
public static class KeptArchive
{
    private const int SeriesMax = 64;
    private const int NameBytesMax = 1024;
    private const int PointsPerRowMax = 10_000_000;
    private const int RowsMax = 100_000;
    private const long CellsMax = 32L << 20;

    private static ReadOnlySpan<byte> Magic => "XMRRA1\r\n"u8;

    /// <summary>Writes an archive.</summary>
    public static void Write(RoundRobinArchive archive, Stream target)
    {
        using var packed = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(archive.LastUpdate);
        writer.Write(archive.Sources.Count);
        foreach (RecordedSource source in archive.Sources)
        {
            byte[] name = Encoding.UTF8.GetBytes(source.Definition.Name);
            writer.Write((ushort)name.Length);
            writer.Write(name);
            writer.Write((byte)source.Definition.Kind);
            writer.Write(source.Definition.IsInverted);
            writer.Write(source.Definition.Min);
            writer.Write(source.Definition.Max);
            writer.Write(source.Last);
            writer.Write(source.Value);
            writer.Write(source.UnknownSeconds);
            writer.Write(source.Newest);
        }
        writer.Write(archive.Series.Count);
        foreach (ArchiveSeries series in archive.Series)
        {
            Write(series, writer);
        }
    }

    /// <summary>Reads an archive.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or something else.</exception>
    public static RoundRobinArchive Read(Stream source)
    {
        try
        {
            using var packed = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
            using var reader = new BinaryReader(packed, Encoding.UTF8, leaveOpen: true);
            RoundRobinArchive archive = Read(reader);
            if (packed.ReadByte() >= 0)
            {
                throw new InvalidDataException("there is more than one archive");
            }
            return archive;
        }
        catch (Exception failure) when (failure is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("the archive is cut off or damaged", failure);
        }
    }

    private static void Write(ArchiveSeries series, BinaryWriter writer)
    {
        writer.Write((byte)series.Shape.Function);
        writer.Write(series.Shape.PointsPerRow);
        writer.Write(series.Shape.Rows);
        writer.Write(series.Shape.UnknownShareMax);
        for (int column = 0; column < series.Gathered.Count; column++)
        {
            writer.Write(series.Gathered[column]);
            writer.Write(series.Unknown[column]);
        }
        writer.Write(series.Rows.Count);
        for (int age = series.Rows.Count - 1; age >= 0; age--)
        {
            foreach (float cell in series.Rows.Row(age))
            {
                writer.Write(cell);
            }
        }
    }

    private static RoundRobinArchive Read(BinaryReader reader)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        reader.ReadExactly(magic);
        Demand(magic.SequenceEqual(Magic), "it is no kept archive");
        double lastUpdate = reader.ReadDouble();
        Demand(RoundRobinArchive.IsTime(lastUpdate), "its time is impossible");
        RecordedSource[] sources = new RecordedSource[Number(reader, 0, RoundRobinArchive.SourcesMax)];
        for (int number = 0; number < sources.Length; number++)
        {
            sources[number] = Source(reader);
        }
        ArchiveSeries[] series = new ArchiveSeries[Number(reader, 1, SeriesMax)];
        long cells = 0;
        for (int number = 0; number < series.Length; number++)
        {
            series[number] = Series(reader, sources.Length, ref cells);
        }
        return RoundRobinArchive.Of(sources, series, lastUpdate);
    }

    private static RecordedSource Source(BinaryReader reader)
    {
        ushort length = reader.ReadUInt16();
        Demand(length is > 0 and <= NameBytesMax, "a name is too long");
        byte[] bytes = reader.ReadBytes(length);
        Demand(bytes.Length == length, "it is cut off");
        string name = Encoding.UTF8.GetString(bytes);
        var kind = (SourceKind)reader.ReadByte();
        Demand(Enum.IsDefined(kind), "there is no such kind of data source");
        bool isInverted = reader.ReadBoolean();
        return new RecordedSource(
            new SourceDefinition(name, kind, reader.ReadDouble(), reader.ReadDouble(), isInverted))
        {
            Last = reader.ReadDouble(),
            Value = reader.ReadDouble(),
            UnknownSeconds = reader.ReadDouble(),
            Newest = reader.ReadDouble(),
        };
    }

    private static ArchiveSeries Series(BinaryReader reader, int width, ref long cells)
    {
        var function = (Consolidation)reader.ReadByte();
        Demand(Enum.IsDefined(function), "there is no such function");
        int points = Number(reader, 1, PointsPerRowMax);
        int rowsMax = Number(reader, 1, RowsMax);
        double share = reader.ReadDouble();
        Demand(share is >= 0 and <= 1, "a share is impossible");
        var series = new ArchiveSeries(new SeriesShape(function, points, rowsMax, share), width);
        for (int column = 0; column < width; column++)
        {
            series.Resume(column, reader.ReadDouble(), reader.ReadInt32());
        }
        int rows = Number(reader, 0, rowsMax);
        cells += (long)rows * width;
        Demand(cells <= CellsMax, "it is too large");
        for (int row = 0; row < rows; row++)
        {
            foreach (ref float cell in series.Rows.Push())
            {
                cell = reader.ReadSingle();
            }
        }
        return series;
    }

    private static int Number(BinaryReader reader, int min, int max)
    {
        int number = reader.ReadInt32();
        Demand(number >= min && number <= max, "a number is impossible");
        return number;
    }

    private static void Demand(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidDataException(otherwise);
        }
    }
}
