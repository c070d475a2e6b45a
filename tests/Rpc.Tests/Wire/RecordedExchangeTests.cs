using Xen.Model.Errors;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>
/// Replays the exchanges under spec/wire: each request must decode to the call noted here and each reply must be
/// written byte by byte. A file ends in a line feed that the wire does not have.
/// </summary>
public sealed class RecordedExchangeTests
{
    private static readonly XenError s_noSuchVM = new("HANDLE_INVALID", "VM", "OpaqueRef:nope");

    public static TheoryData<string, string, Action<IWireWriter>?> Exchanges => new()
    {
        { "xml-get-record", "XmlRpc VM.get_record(S(OpaqueRef:s), S(OpaqueRef:v))", Record },
        { "xml-failure", "XmlRpc VM_get_record(S(OpaqueRef:s), S(OpaqueRef:nope))", null },
        { "xml-void", "XmlRpc VM.set_is_a_template(S(OpaqueRef:s), S(OpaqueRef:v), B(false))", Nothing },
        { "json1-get-record", "JsonRpc1 VM.get_record(S(OpaqueRef:s), S(OpaqueRef:v))", Record },
        { "json1-failure", "JsonRpc1 VM.get_record(S(OpaqueRef:s), S(OpaqueRef:nope))", null },
        { "json2-get-record", "JsonRpc2 VM.get_record(S(OpaqueRef:s), S(OpaqueRef:v))", Record },
        { "json2-failure", "JsonRpc2 VM.get_record(S(OpaqueRef:s), S(OpaqueRef:nope))", null },
        { "json2-void", "JsonRpc2 VM.set_is_a_template(S(OpaqueRef:s), S(OpaqueRef:v), B(false))", Nothing },
    };

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void A_recorded_exchange_happens_again(string name, string call, Action<IWireWriter>? value)
    {
        string kind = name.StartsWith("xml", StringComparison.Ordinal) ? "xml" : "json";
        byte[] body = Sample.Utf8(Recorded($"{name}.request.{kind}"));
        RpcRequest request = kind == "xml"
            ? XmlRequestReader.Read(body, WireLimits.Default)
            : JsonRequestReader.Read(body, WireLimits.Default);
        Sample.Show(request).Should().StartWith(call + " ");
        Written.By(output =>
        {
            if (value is null)
            {
                RpcResponses.Failure(output, request, s_noSuchVM);
            }
            else
            {
                RpcResponses.Success(output, request, value, static (writer, write) => write(writer));
            }
        }).Should().Be(Recorded($"{name}.reply.{kind}"));
    }

    [Fact]
    public void The_list_of_methods_is_bare()
    {
        RpcRequest request = Sample.ReadXml(Recorded("xml-list-methods.request.xml"));
        Sample.Show(request).Should().StartWith("XmlRpc system.listMethods() ");
        Written.By(output => RpcResponses.Bare(output, request, 0, static (writer, _) =>
        {
            writer.BeginArray();
            writer.Text("VM.get_record");
            writer.Text("VM.start");
            writer.EndArray();
        })).Should().Be(Recorded("xml-list-methods.reply.xml"));
    }

    private static void Nothing(IWireWriter writer) => writer.Text("");

    /// <summary>Part of a record, with a member of every kind.</summary>
    private static void Record(IWireWriter writer)
    {
        writer.BeginStruct();
        writer.Member("name_label");
        writer.Text("Größe <1> & \"2\" 😀");
        writer.Member("power_state");
        writer.Text("Halted");
        writer.Member("memory_static_max");
        writer.Integer(4_294_967_296);
        writer.Member("is_a_template");
        writer.Boolean(false);
        writer.Member("snapshot_time");
        writer.Date(DateTimeOffset.UnixEpoch);
        writer.Member("load");
        writer.Double(0.25);
        writer.Member("references");
        writer.SmallInteger(2);
        writer.Member("VBDs");
        writer.BeginArray();
        writer.Text("OpaqueRef:d1");
        writer.Text("OpaqueRef:d2");
        writer.EndArray();
        writer.Member("VIFs");
        writer.BeginArray();
        writer.EndArray();
        writer.Member("other_config");
        writer.BeginStruct();
        writer.Member("a&b");
        writer.Text("");
        writer.EndStruct();
        writer.Member("platform");
        writer.BeginStruct();
        writer.EndStruct();
        writer.EndStruct();
    }

    private static string Recorded(string file)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "spec", "wire", file));
        return text.EndsWith('\n') ? text[..^1] : text;
    }
}
