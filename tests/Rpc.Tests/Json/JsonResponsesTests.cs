using System.Buffers;
using Xen.Model.Errors;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Json;

public sealed class JsonResponsesTests
{
    private static readonly XenError s_error = new("HANDLE_INVALID", "VM", "OpaqueRef:nope");

    [Theory]
    [InlineData("""{"method":"m","id":0}""", """{"result":"","error":null,"id":0}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"m","id":"\u0031 é"}""",
        """{"jsonrpc":"2.0","result":"","id":"\u0031 é"}""")]
    public void Success_has_the_members_of_its_version(string request, string expected) => Written.By(output =>
        JsonResponses.Success(output, Sample.ReadJson(request), "", static (writer, text) => writer.Text(text)))
        .Should().Be(expected);

    [Theory]
    [InlineData("""{"method":"m","id":-1}""",
        """{"result":null,"error":["HANDLE_INVALID","VM","OpaqueRef:nope"],"id":-1}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"m","id":"17"}""",
        """{"jsonrpc":"2.0","error":{"code":1,"message":"HANDLE_INVALID","data":["VM","OpaqueRef:nope"]},"id":"17"}""")]
    public void Failure_has_the_members_of_its_version(string request, string expected) =>
        Written.By(output => JsonResponses.Failure(output, Sample.ReadJson(request), s_error))
            .Should().Be(expected);

    [Fact]
    public void Failure_without_parameters_still_has_data() => Written.By(output =>
        JsonResponses.Failure(output, Sample.ReadJson(Sample.JsonCall("[]")), new XenError("MESSAGE_REMOVED")))
            .Should().Be("""{"jsonrpc":"2.0","error":{"code":1,"message":"MESSAGE_REMOVED","data":[]},"id":1}""");

    [Fact]
    public void Failure_before_dispatch_knows_neither_version_nor_identifier() =>
        Written.By(output => JsonResponses.FailureBeforeDispatch(output, new XenError("HOST_STILL_BOOTING")))
            .Should().Be("""{"jsonrpc":"2.0","error":["HOST_STILL_BOOTING"],"id":0}""");

    [Fact]
    public void The_protocol_of_the_request_decides()
    {
        RpcRequest json = Sample.ReadJson("""{"method":"m","id":1}""");
        RpcRequest xml = Sample.ReadXml("<methodCall><methodName>m</methodName><params/></methodCall>");
        Reply(xml, RpcResponses.Bare).Should().EndWith("<param><value>x</value></param></params></methodResponse>");
        Reply(xml, RpcResponses.Success).Should().Contain("Status");
        Reply(json, RpcResponses.Bare).Should().StartWith("{\"result\":\"x\"");
        Reply(json, RpcResponses.Success).Should().StartWith("{\"result\":\"x\"");
        Written.By(output => RpcResponses.Failure(output, xml, s_error)).Should().Contain("ErrorDescription");
        Written.By(output => RpcResponses.Failure(output, json, s_error)).Should().Contain("\"error\":[");
    }

    private delegate void Responder(
        IBufferWriter<byte> output, RpcRequest request, string state, Action<IWireWriter, string> value);

    private static string Reply(RpcRequest request, Responder responder) =>
        Written.By(output => responder(output, request, "x", static (writer, text) => writer.Text(text)));
}
