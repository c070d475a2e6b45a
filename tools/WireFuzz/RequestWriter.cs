using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Xen.Model.WireFuzz;

/// <summary>Writes calls: texts, whole and other numbers, truths, lists and structs.</summary>
internal static class RequestWriter
{
    private static readonly JsonSerializerOptions s_deep = new() { MaxDepth = 1_000 };

    public static FuzzRequest Xml(string method, IEnumerable<object> arguments)
    {
        var body = new StringBuilder("<?xml version=\"1.0\"?><methodCall><methodName>")
            .Append(method).Append("</methodName><params>");
        foreach (object argument in arguments)
        {
            body.Append("<param>");
            Write(body, argument);
            body.Append("</param>");
        }
        return new FuzzRequest(method, false, Encoding.UTF8.GetBytes(body.Append("</params></methodCall>").ToString()));
    }

    public static FuzzRequest Json(string method, IEnumerable<object> arguments) => new(
        method, true,
        JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", method, @params = arguments, id = 7 }, s_deep));

    private static void Write(StringBuilder body, object value)
    {
        body.Append("<value>");
        switch (value)
        {
            case bool truth:
                body.Append("<boolean>").Append(truth ? '1' : '0').Append("</boolean>");
                break;
            case int whole:
                body.Append("<int>").Append(whole).Append("</int>");
                break;
            case double number:
                body.Append("<double>").Append(number.ToString(CultureInfo.InvariantCulture)).Append("</double>");
                break;
            case IReadOnlyDictionary<string, object> members:
                body.Append("<struct>");
                foreach ((string name, object member) in members)
                {
                    body.Append("<member><name>").Append(SecurityElement.Escape(name)).Append("</name>");
                    Write(body, member);
                    body.Append("</member>");
                }
                body.Append("</struct>");
                break;
            case object[] items:
                body.Append("<array><data>");
                Array.ForEach(items, item => Write(body, item));
                body.Append("</data></array>");
                break;
            default:
                body.Append(SecurityElement.Escape((string)value));
                break;
        }
        body.Append("</value>");
    }
}
