using System.Globalization;
using System.Xml.Linq;

namespace Xen.Model.Tour;

/// <summary>Writes calls the way the common XML-RPC libraries do, with an element for every type.</summary>
internal static class XmlRpcWriter
{
    public static string Call(string method, IEnumerable<object> parameters)
    {
        XElement call = new(
            "methodCall",
            new XElement("methodName", method),
            new XElement("params", parameters.Select(parameter => new XElement("param", Value(parameter)))));
        return "<?xml version=\"1.0\"?>\n" + call.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Value(object value) => new("value", value switch
    {
        string text => new XElement("string", text),
        bool flag => new XElement("boolean", flag ? "1" : "0"),
        int number => new XElement("int", number.ToString(CultureInfo.InvariantCulture)),
        double number => new XElement("double", number.ToString("R", CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object> members => new XElement("struct", members.Select(Member)),
        IEnumerable<object> items => new XElement("array", new XElement("data", items.Select(Value))),
        _ => throw new ArgumentException($"no XML-RPC form for {value.GetType().Name}", nameof(value)),
    });

    private static XElement Member(KeyValuePair<string, object> member) =>
        new("member", new XElement("name", member.Key), Value(member.Value));
}
