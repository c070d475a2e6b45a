using System.Globalization;
using System.Xml.Linq;

namespace Xen.Model.Tour;

/// <summary>Reads replies into texts, truth values, numbers, lists and records.</summary>
internal static class XmlRpcReader
{
    /// <summary>The value of a reply, bare or wrapped in the Status structure of this API.</summary>
    public static object Reply(string method, string xml)
    {
        XElement? root = XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Root;
        XElement value = root?.Element("params")?.Element("param")?.Element("value")
            ?? throw new TourFailedException($"{method}: the reply holds no value");
        object reply = Value(value);
        if (reply is not Record record || !record.Has("Status"))
        {
            return reply;
        }
        return record.Text("Status") == "Success"
            ? record["Value"]
            : throw new XmlRpcFailedException(method, record.Texts("ErrorDescription"));
    }

    private static object Value(XElement value)
    {
        XElement? typed = value.Elements().FirstOrDefault();
        return typed?.Name.LocalName switch
        {
            null => value.Value,
            "string" or "dateTime.iso8601" or "int" or "i4" or "i8" or "base64" => typed.Value,
            "boolean" => typed.Value == "1",
            "double" => double.Parse(typed.Value, CultureInfo.InvariantCulture),
            "array" => typed.Element("data")?.Elements("value").Select(Value).ToList() ?? [],
            "struct" => new Record(typed.Elements("member").ToDictionary(Name, Content, StringComparer.Ordinal)),
            { } other => throw new TourFailedException($"an XML-RPC value of the unknown type {other}"),
        };
    }

    private static string Name(XElement member) => member.Element("name")?.Value ?? "";

    private static object Content(XElement member) =>
        Value(member.Element("value") ?? throw new TourFailedException("an XML-RPC member without a value"));
}
