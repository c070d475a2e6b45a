using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Rpc.Xml;

namespace Xen.Model.Rpc.Tests.Wire;

public sealed class WireLimitsTests
{
    public static TheoryData<WireLimits, string, string> Cases => new()
    {
        { new WireLimits { DepthMax = 2 }, Arrays(2), Arrays(3) },
        { new WireLimits { ArrayItemsMax = 3 }, "[1,2,3]", "[1,2,3,4]" },
        { new WireLimits { StructMembersMax = 1 }, """[{"a":1}]""", """[{"a":1,"b":2}]""" },
        { new WireLimits { ValuesMax = 4 }, "[[1,2],3]", "[[1,2],3,4]" },
        { new WireLimits { BodyBytesMax = 1024 }, $"[\"{new string('a', 500)}\"]", $"[\"{new string('a', 1024)}\"]" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_limit_refuses_only_what_is_above_it(WireLimits limits, string fits, string exceeds)
    {
        JsonRequestReader.Read(Sample.Utf8(Sample.JsonCall(fits)), limits).Parameters.Should().NotBeEmpty();
        FluentActions.Invoking(() => JsonRequestReader.Read(Sample.Utf8(Sample.JsonCall(exceeds)), limits))
            .Should().Throw<RpcDecodeException>();
        XmlRequestReader.Read(AsXml(fits), limits).Parameters.Should().NotBeEmpty();
        FluentActions.Invoking(() => XmlRequestReader.Read(AsXml(exceeds), limits))
            .Should().Throw<RpcDecodeException>();
    }

    [Fact]
    public void Limits_outside_their_ranges_are_refused()
    {
        Action[] wrong =
        [
            () => _ = new WireLimits { DepthMax = 0 },
            () => _ = new WireLimits { DepthMax = 257 },
            () => _ = new WireLimits { BodyBytesMax = 1023 },
        ];
        wrong.Should().AllSatisfy(make => make.Should().Throw<ArgumentOutOfRangeException>());
    }

    [Fact]
    public void The_deepest_allowed_nesting_fits_the_stack()
    {
        var limits = new WireLimits { DepthMax = 256 };
        JsonRequestReader.Read(Sample.Utf8(Sample.JsonCall(Arrays(256))), limits).Parameters.Should().ContainSingle();
        XmlRequestReader.Read(AsXml(Arrays(256)), limits).Parameters.Should().ContainSingle();
    }

    /// <summary>A list of parameters with that many lists inside one another.</summary>
    private static string Arrays(int depth) => "[" + new string('[', depth) + new string(']', depth) + "]";

    private static byte[] AsXml(string parameters)
    {
        RpcRequest request = Sample.ReadJsonDeep(Sample.JsonCall(parameters));
        return Sample.Utf8("<methodCall><methodName>m</methodName><params>"
            + string.Concat(request.Parameters.Select(p => $"<param>{Written.Xml(w => Sample.Write(w, p))}</param>"))
            + "</params></methodCall>");
    }
}
