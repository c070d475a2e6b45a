using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>
/// XML-RPC as scripts send it: typed texts, line breaks between elements. What the parsers in use demand of a reply is
/// looked at with every reply.
/// </summary>
internal sealed class XmlConversation(Uri server, string path = "/RPC2") : IDisposable
{
    private static readonly MediaTypeHeaderValue Xml = new("text/xml");

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };

    /// <summary>The session that calls carry, once there is one.</summary>
    public string Session { get; set; } = "";

    public async Task LoginAsync(DaemonProcess daemon, params string[] more) =>
        Session = (string)await ResultAsync("session.login_with_password", [daemon.User, daemon.Password, .. more]);

    /// <summary>The value of a call that must succeed; the session goes first by itself.</summary>
    public Task<object> CallAsync(string method, params object[] arguments) =>
        ResultAsync(method, [Session, .. arguments]);

    /// <summary>The same for a value that is a text or a number.</summary>
    public async Task<string> TextAsync(string method, params object[] arguments) =>
        (string)await CallAsync(method, arguments);

    /// <summary>The same for a value that is a struct.</summary>
    public async Task<Dictionary<string, object>> StructAsync(string method, params object[] arguments) =>
        (Dictionary<string, object>)await CallAsync(method, arguments);

    /// <summary>The same for a value that is an array.</summary>
    public async Task<List<object>> ArrayAsync(string method, params object[] arguments) =>
        (List<object>)await CallAsync(method, arguments);

    /// <summary>The same for calls without a session.</summary>
    public async Task<object> ResultAsync(string method, params object[] arguments)
    {
        Dictionary<string, object> reply = await AskAsync(method, arguments);
        reply["Status"].Should().Be("Success", "{0} answered {1}", method, string.Join(
            ", ", reply.GetValueOrDefault("ErrorDescription") as List<object> ?? []));
        return reply["Value"];
    }

    /// <summary>The error of a call that must fail, code first; the session goes first by itself.</summary>
    public async Task<List<object>> ErrorAsync(string method, params object[] arguments)
    {
        Dictionary<string, object> reply = await AskAsync(method, [Session, .. arguments]);
        reply.Should().Contain("Status", "Failure").And.NotContainKey("Value");
        return (List<object>)reply["ErrorDescription"];
    }

    public void Dispose() => http.Dispose();

    private async Task<Dictionary<string, object>> AskAsync(string method, object[] arguments)
    {
        XDocument call = new(new XElement(
            "methodCall",
            new XElement("methodName", method),
            new XElement("params", arguments.Select(argument => new XElement("param", Value(argument))))));
        using ByteArrayContent body = new(Encoding.UTF8.GetBytes("<?xml version='1.0'?>\n" + call));
        body.Headers.ContentType = Xml;
        using HttpResponseMessage response = await http.PostAsync(path, body);
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.NonValidated["Content-Type"].ToString().Should().Be("text/xml");
        XDocument reply = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        XmlDemands.Check(reply);
        return (Dictionary<string, object>)Read(reply.Root!.Element("params")!.Element("param")!.Element("value")!);
    }

    private static XElement Value(object value) => new("value", value switch
    {
        string text => new XElement("string", text),
        bool flag => new XElement("boolean", flag ? "1" : "0"),
        int number => new XElement("int", number),
        double number => new XElement("double", number.ToString("R", CultureInfo.InvariantCulture)),
        IDictionary<string, object> map => new XElement("struct", map.Select(entry =>
            new XElement("member", new XElement("name", entry.Key), Value(entry.Value)))),
        IEnumerable<object> items => new XElement("array", new XElement("data", items.Select(Value))),
        _ => throw new ArgumentException($"{value.GetType()} has no form", nameof(value)),
    });

    private static object Read(XElement value) => value.Elements().SingleOrDefault() is not { } typed
        ? value.Value
        : typed.Name.LocalName switch
        {
            "boolean" => typed.Value == "1",
            "i4" => int.Parse(typed.Value, CultureInfo.InvariantCulture),
            "double" => double.Parse(typed.Value, CultureInfo.InvariantCulture),
            "array" => typed.Element("data")!.Elements("value").Select(Read).ToList(),
            "struct" => typed.Elements("member").ToDictionary(
                member => member.Element("name")!.Value,
                member => Read(member.Element("value")!),
                StringComparer.Ordinal),
            _ => typed.Value,
        };
}
