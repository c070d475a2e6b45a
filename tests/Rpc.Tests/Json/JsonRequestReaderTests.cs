using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Tests.Json;

public sealed class JsonRequestReaderTests
{
    [Theory]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""["a", 1, -2.5, true, false, null]""", "S(a), I(1), F(-2.5), B(true), B(false), Null")]
    [InlineData("""[9223372036854775807, 9223372036854775808, 1.0, 1e2]""",
        "I(9223372036854775807), F(9.223372036854776E+18), F(1), F(100)")]
    [InlineData("""[[], [1, ["x"]], {}]""", "[], [I(1), [S(x)]], {}")]
    [InlineData("""{"a": 1, "b": [2]}""", "{'a': I(1), 'b': [I(2)]}")]
    [InlineData("""[{"a": 1, "b": 2, "a": 3}]""", "{'a': I(3), 'b': I(2)}")]
    [InlineData("""["\"\\\/\b\f\n\r\t\u0041\ud83d\ude00 é"]""", "S(\"\\/\b\f\n\r\tA😀 é)")]
    [InlineData("""[{"\u0041": ""}]""", "{'A': S()}")]
    public void Each_kind_of_value_is_understood(string parameters, string expected) =>
        Sample.Show(Sample.ReadJson(Sample.JsonCall(parameters)))
            .Should().Be($"JsonRpc2 m({expected}) id=1 invalid=none");

    [Theory]
    [InlineData("""{"method":"VM.start","params":["a"],"id":0}""", "JsonRpc1 VM.start(S(a)) id=0 invalid=none")]
    [InlineData("""{"id":"x\"é","params":[],"method":"m"}""", "JsonRpc1 m() id=\"x\\\"é\" invalid=none")]
    [InlineData("""{"jsonrpc":"2.0","method":"m","id":-12345678901234567890}""",
        "JsonRpc2 m() id=-12345678901234567890 invalid=none")]
    [InlineData("""{"id":7,"params":[1],"method":"m","jsonrpc":"2.0","extra":{"deep":[1]}}""",
        "JsonRpc2 m(I(1)) id=7 invalid=none")]
    [InlineData(""" { "method" : "m" , "id" : 1 } """, "JsonRpc1 m() id=1 invalid=none")]
    [InlineData("""{"\u006dethod":"m","id":1}""", "JsonRpc1 m() id=1 invalid=none")]
    [InlineData("\uFEFF{\"method\":\"m\",\"id\":1}", "JsonRpc1 m() id=1 invalid=none")]
    public void Version_and_identifier_are_found_in_any_order(string body, string expected) =>
        Sample.Show(Sample.ReadJson(body)).Should().Be(expected);

    [Theory]
    [InlineData("""["good", "b#d", "w#rse"]""", "b\uFFFDd")]
    [InlineData("""[{"#": 1}]""", "\uFFFD")]
    [InlineData("""["x", "\ud83d"]""", "\uFFFD")]
    [InlineData("""["\ude00\ud83d!"]""", "\uFFFD\uFFFD!")]
    [InlineData("""["genuine \ufffd"]""", null)]
    public void The_first_text_that_is_not_UTF_8_is_reported(string parameters, string? expected)
    {
        byte[] bytes = [.. Sample.Utf8(Sample.JsonCall(parameters)).Select(b => b == (byte)'#' ? (byte)0xC3 : b)];
        JsonRequestReader.Read(bytes, WireLimits.Default).InvalidUtf8.Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("""[{"method":"m","id":1}]""")]
    [InlineData("{}")]
    [InlineData("<methodCall/>")]
    [InlineData("""{"method":"m","id":1}x""")]
    [InlineData("""{"method":"m","id":1}{}""")]
    [InlineData("""{"method":"m","id":1,}""")]
    [InlineData("""{"method":"m","id":1 /* why */}""")]
    [InlineData("""{"method":"m","id":1""")]
    [InlineData("""{"method":"m"}""")]
    [InlineData("""{"method":"m","id":null}""")]
    [InlineData("""{"method":"m","id":1.5}""")]
    [InlineData("""{"method":"m","id":1e3}""")]
    [InlineData("""{"method":"m","id":true}""")]
    [InlineData("""{"method":"m","id":[1]}""")]
    [InlineData("""{"method":"m","id":01}""")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"method":"","id":1}""")]
    [InlineData("""{"method":5,"id":1}""")]
    [InlineData("""{"method":"m","id":1,"jsonrpc":"1.0"}""")]
    [InlineData("""{"method":"m","id":1,"jsonrpc":2.0}""")]
    [InlineData("""{"method":"m","id":1,"jsonrpc":null}""")]
    [InlineData("""{"method":"m","id":1,"params":{"a":1}}""")]
    [InlineData("""{"method":"m","id":1,"params":"a"}""")]
    [InlineData("""{"method":"m","id":1,"params":[NaN]}""")]
    [InlineData("""{"method":"m","id":1,"params":["\x"]}""")]
    [InlineData("""{"method":"m","id":1,"params":["\u12"]}""")]
    [InlineData("{\"method\":\"m\",\"id\":1,\"params\":[\"\n\"]}")]
    [InlineData("""{"method":"m","id":1,"params":[1}""")]
    public void What_is_no_call_is_refused(string body) => Refused(body);

    [Fact]
    public void Nesting_without_end_is_refused_and_costs_no_stack()
    {
        Refused(Sample.JsonCall(new string('[', 100_000)));
        Refused("{\"unknown\":" + new string('[', 100_000));
        Refused(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
    }

    private static void Refused(string body) => FluentActions.Invoking(() => Sample.ReadJson(body))
        .Should().Throw<RpcDecodeException>().Which.Message.Should().NotBeEmpty();
}
