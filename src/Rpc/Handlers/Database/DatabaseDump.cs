using System.Globalization;
using System.Text;
using System.Xml;
using Xen.Model.Classes;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Database;

/// <summary>All objects of a moment as XML: a table for each class, a row for each object, its fields as attributes.
/// </summary>
internal static class DatabaseDump
{
    /// <summary>The schema that dumps are in; another one cannot be restored.</summary>
    public const string SchemaMajor = "5";

    private const string SchemaMinor = "1";

    /// <summary>The classes that a dump holds: those that outlive the process, and that clients know.</summary>
    public static IEnumerable<XenClass> Classes => DataModel.Classes.Where(type =>
        type is { IsInternal: false, Declaration.InDatabase: true } && type != SessionRecord.ClassInfo
        && type != TaskRecord.ClassInfo);

    /// <summary>The fields that a row holds: what is under way at the moment means nothing later.</summary>
    public static IEnumerable<Field> FieldsOf(XenClass type) => type.StoredFields
        .Where(field => field.WireName is not ("current_operations" or "allowed_operations"));

    /// <summary>Writes the whole.</summary>
    /// <param name="view">The moment.</param>
    /// <param name="secrets">Says which secrets are in it.</param>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="flush">Called between rows, when much has been written.</param>
    public static async Task WriteAsync(
        RecordView view, SecretReader secrets, MemoryStream target, Func<Task> flush)
    {
        const int FlushBytes = 64 * 1024;
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using var xml = XmlWriter.Create(target, settings);
        xml.WriteStartElement("database");
        WriteManifest(xml, view);
        foreach (XenClass type in Classes)
        {
            xml.WriteStartElement("table");
            xml.WriteAttributeString("name", type.WireName);
            foreach (RecordVersion version in view.All(type))
            {
                WriteRow(xml, version, secrets.Of(version));
                if (target.Length > FlushBytes)
                {
                    xml.Flush();
                    await flush().ConfigureAwait(false);
                }
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.Flush();
        await flush().ConfigureAwait(false);
    }

    private static void WriteManifest(XmlWriter xml, RecordView view)
    {
        xml.WriteStartElement("manifest");
        WritePair(xml, "schema_major_vsn", SchemaMajor);
        WritePair(xml, "schema_minor_vsn", SchemaMinor);
        WritePair(xml, "generation_count", view.Id.Value.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void WritePair(XmlWriter xml, string key, string value)
    {
        xml.WriteStartElement("pair");
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, RecordVersion version, XenRecord record)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("ref", version.Slot.Reference.ToString());
        foreach (Field field in FieldsOf(record.Class))
        {
            xml.WriteAttributeString(field.QueryName, DatabaseText.Of(field, record));
        }
        xml.WriteEndElement();
    }
}
