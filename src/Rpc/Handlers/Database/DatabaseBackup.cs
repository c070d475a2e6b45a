using System.Xml;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Handlers.Database;

/// <summary>
/// What a dump holds, read for a pool that has lived on since: objects that are gone from the pool get new references,
/// as one is never given twice; everything that refers to them follows. Immutable.
/// </summary>
internal sealed class DatabaseBackup
{
    private DatabaseBackup(IReadOnlyList<(ObjectRef Reference, XenRecord Record)> rows) => Rows = rows;

    /// <summary>The objects.</summary>
    public IReadOnlyList<(ObjectRef Reference, XenRecord Record)> Rows { get; }

    /// <summary>The objects of a class.</summary>
    public IEnumerable<(Ref<T> Reference, T Record)> All<T>()
        where T : XenRecord, IXenRecord =>
        Rows.Where(row => row.Record is T).Select(row => (row.Reference.As<T>(), (T)row.Record));

    /// <summary>Reads a dump.</summary>
    /// <exception cref="HandlerException">It is none, or of another schema.</exception>
    public static DatabaseBackup Read(Stream stream, RecordView view)
    {
        try
        {
            return new DatabaseBackup(Convert(ReadRows(stream), view));
        }
        catch (Exception damaged) when (damaged is XmlException or FormatException or OverflowException)
        {
            throw new HandlerException(500, new XenError(
                ErrorCode.RestoreScriptFailed, $"the backup cannot be read: {damaged.Message}"));
        }
    }

    private static List<(XenClass Type, Dictionary<string, string> Row)> ReadRows(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false,
        };
        using var xml = XmlReader.Create(stream, settings);
        var rows = new List<(XenClass, Dictionary<string, string>)>();
        XenClass? table = null;
        xml.MoveToContent();
        if (xml.Name != "database")
        {
            throw new FormatException("it is no database");
        }
        while (xml.Read())
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.Name : "")
            {
                case "pair" when xml["key"] == "schema_major_vsn" && xml["value"] != DatabaseDump.SchemaMajor:
                    throw new HandlerException(500, new XenError(ErrorCode.RestoreIncompatibleVersion));
                case "table":
                    string name = xml["name"] ?? "";
                    table = DatabaseDump.Classes.FirstOrDefault(type => type.WireName == name);
                    break;
                case "row" when table is not null:
                    rows.Add((table, Attributes(xml)));
                    break;
                default:
                    break;
            }
        }
        return rows;
    }

    private static Dictionary<string, string> Attributes(XmlReader xml)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        while (xml.MoveToNextAttribute())
        {
            found[xml.Name] = xml.Value;
        }
        return found;
    }

    private static List<(ObjectRef, XenRecord)> Convert(
        List<(XenClass Type, Dictionary<string, string> Row)> rows, RecordView view)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((XenClass type, Dictionary<string, string> row) in rows)
        {
            string text = row.GetValueOrDefault("ref", "");
            if (!ObjectRef.TryParse(text, out ObjectRef reference) || reference.IsNull)
            {
                throw new FormatException($"an object of {type.WireName} has no reference");
            }
            if (view.Find(reference)?.Record?.Class != type)
            {
                renamed[text] = new ObjectRef(Guid.NewGuid()).ToString();
            }
        }
        var converted = new List<(ObjectRef, XenRecord)>();
        foreach ((XenClass type, Dictionary<string, string> row) in rows)
        {
            _ = ObjectRef.TryParse(renamed.GetValueOrDefault(row["ref"], row["ref"]), out ObjectRef reference);
            converted.Add((reference, RecordOf(type, row, renamed)));
        }
        return converted;
    }

    private static XenRecord RecordOf(
        XenClass type, Dictionary<string, string> row, Dictionary<string, string> renamed)
    {
        XenRecord record = type.Empty;
        var context = new WireReadContext(typed: true);
        foreach (Field field in DatabaseDump.FieldsOf(type))
        {
            // A field that the backup does not know has its default.
            if (row.TryGetValue(field.QueryName, out string? text))
            {
                WireValue value = Renamed(DatabaseValue.Read(text, field.Type), renamed);
                record = field.WithValue(record, field.ReadValue(value, context.At(field.WireName)));
            }
        }
        return context.TypeError is { } error ? throw new FormatException(error.ToString()) : record;
    }

    private static WireValue Renamed(in WireValue value, Dictionary<string, string> renamed) => value.Kind switch
    {
        WireKind.Text when renamed.TryGetValue(value.Text, out string? other) => WireValue.Of(other),
        WireKind.Array => WireValue.Array([.. value.Items.Select(item => Renamed(item, renamed))]),
        WireKind.Struct => WireValue.Struct([.. value.Members.Select(member => KeyValuePair.Create(
            renamed.GetValueOrDefault(member.Key, member.Key), Renamed(member.Value, renamed)))]),
        _ => value,
    };
}
