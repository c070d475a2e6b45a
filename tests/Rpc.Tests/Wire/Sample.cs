using System.Globalization;
using System.Text;
using Xen.Model.Codec;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>Helpers that several tests need to make and to compare values, requests and bodies.</summary>
internal static class Sample
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static RpcRequest ReadXml(string body) => XmlRequestReader.Read(Utf8(body), WireLimits.Default);

    public static RpcRequest ReadJson(string body) => JsonRequestReader.Read(Utf8(body), WireLimits.Default);

    public static RpcRequest ReadJsonDeep(string body) =>
        JsonRequestReader.Read(Utf8(body), new WireLimits { DepthMax = 256 });

    /// <summary>A call with one parameter, given as the inside of its param element.</summary>
    public static string XmlCall(string parameter) =>
        $"<methodCall><methodName>m</methodName><params><param>{parameter}</param></params></methodCall>";

    public static string JsonCall(string parameters) =>
        $$"""{"jsonrpc":"2.0","method":"m","params":{{parameters}},"id":1}""";

    /// <summary>All of a request in one line, so that a difference shows.</summary>
    public static string Show(RpcRequest request) => string.Create(CultureInfo.InvariantCulture,
        $"{request.Protocol} {request.MethodName}({string.Join(", ", request.Parameters.Select(Show))})")
        + $" id={Encoding.UTF8.GetString(request.JsonId.Span)} invalid={request.InvalidUtf8 ?? "none"}";

    /// <summary>All of a value.</summary>
    public static string Show(WireValue value) => value.Kind switch
    {
        WireKind.Array => "[" + string.Join(", ", value.Items.Select(Show)) + "]",
        WireKind.Struct => "{" + string.Join(", ", value.Members.Select(m => $"'{m.Key}': {Show(m.Value)}")) + "}",
        WireKind.Double => "F(" + value.Double.ToString("R", CultureInfo.InvariantCulture) + ")",
        _ => value.ToString(),
    };

    /// <summary>Writes a value as a server would write one of the same kind.</summary>
    public static void Write(IWireWriter writer, WireValue value)
    {
        switch (value.Kind)
        {
            case WireKind.Text:
                writer.Text(value.Text);
                break;
            case WireKind.Integer:
                writer.Integer(value.Integer);
                break;
            case WireKind.Double:
                writer.Double(value.Double);
                break;
            case WireKind.Boolean:
                writer.Boolean(value.Boolean);
                break;
            case WireKind.DateTime:
                DateText.TryParse(value.Text, out DateTimeOffset date).Should().BeTrue();
                writer.Date(date);
                break;
            case WireKind.Array:
                writer.BeginArray();
                value.Items.ToList().ForEach(item => Write(writer, item));
                writer.EndArray();
                break;
            case WireKind.Struct:
                writer.BeginStruct();
                foreach ((string name, WireValue member) in value.Members)
                {
                    writer.Member(name);
                    Write(writer, member);
                }
                writer.EndStruct();
                break;
            default:
                throw new ArgumentException("a server never writes this kind", nameof(value));
        }
    }
}
