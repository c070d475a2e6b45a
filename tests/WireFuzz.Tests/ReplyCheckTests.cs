using System.Text;

namespace Xen.Model.WireFuzz.Tests;

/// <summary>What the fuzzer would not let pass.</summary>
public sealed class ReplyCheckTests
{
    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"result\":\"a\",\"id\":1}", "success")]
    [InlineData("{\"result\":null,\"error\":[\"VM_MISSING\"],\"id\":1}", "failure")]
    [InlineData("<a><name>Status</name><value>Success</value></a>", "success")]
    [InlineData("<a><name>Status</name><value>Failure</value></a>", "failure")]
    public void Well_formed_replies_are_counted(string body, string kind) =>
        ReplyCheck.Of(200, Encoding.UTF8.GetBytes(body)).Should().Be(kind);

    [Theory]
    [InlineData(200, "{\"id\":1}")]
    [InlineData(200, "{\"result\":")]
    [InlineData(200, "<a><b></a>")]
    [InlineData(200, "<a><v>INTERNAL_ERROR</v><v>KeyNotFoundException: no such key</v></a>")]
    [InlineData(200, "{\"error\":{\"message\":\"INTERNAL_ERROR\",\"data\":[\"OverflowException: too large\"]},\"id\":1}")]
    [InlineData(502, "")]
    public void Others_are_failures(int status, string body)
    {
        Action check = () => ReplyCheck.Of(status, Encoding.UTF8.GetBytes(body));
        check.Should().Throw<InvalidDataException>();
    }
}
