using Xen.Model.Rpc.Tests.Wire;

namespace Xen.Model.Rpc.Tests.Json;

public sealed class JsonWireWriterTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c/<>&'", "\"a\\\"b\\\\c/<>&'\"")]
    [InlineData("\0\b\t\n\f\r\u001f\u007f", "\"\\u0000\\b\\t\\n\\f\\r\\u001f\u007f\"")]
    [InlineData("é名😀", "\"é名😀\"")]
    public void Text_is_escaped_only_where_it_must_be(string text, string expected)
    {
        Written.Json(writer => writer.Text(text)).Should().Be(expected);
        Written.Json(writer =>
        {
            writer.BeginStruct();
            writer.Member(text);
            writer.Boolean(true);
            writer.EndStruct();
        }).Should().Be("{" + expected + ":true}");
    }

    [Fact]
    public void Half_of_a_pair_is_replaced() =>
        Written.Json(writer => writer.Text("a\uD83Db\uDE00")).Should().Be("\"a\uFFFDb\uFFFD\"");

    [Theory]
    [InlineData(1.0, "1")]
    [InlineData(0.25, "0.25")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e30, "1E+30")]
    [InlineData(-double.MaxValue, "-1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    public void Floating_point_numbers_are_bare(double number, string expected) =>
        Written.Json(writer => writer.Double(number)).Should().Be(expected);

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [Trait("Obligation", "RPC-11")]
    public void What_JSON_has_no_number_for_is_a_text(double number, string expected) =>
        Written.Json(writer => writer.Double(number)).Should().Be(expected);

    [Fact]
    public void Other_scalars_are_numbers_words_and_texts()
    {
        Written.Json(writer => writer.Integer(long.MinValue)).Should().Be("-9223372036854775808");
        Written.Json(writer => writer.SmallInteger(-3)).Should().Be("-3");
        Written.Json(writer => writer.Boolean(true)).Should().Be("true");
        Written.Json(writer => writer.Boolean(false)).Should().Be("false");
        Written.Json(writer => writer.Date(new(2026, 8, 21, 9, 30, 5, TimeSpan.Zero)))
            .Should().Be("\"20260821T09:30:05Z\"");
    }

    [Fact]
    public void Containers_have_commas_only_between_their_members() => Written.Json(writer =>
    {
        writer.BeginStruct();
        writer.Member("empty");
        writer.BeginStruct();
        writer.EndStruct();
        writer.Member("list");
        writer.BeginArray();
        writer.Integer(1);
        writer.BeginArray();
        writer.EndArray();
        writer.BeginStruct();
        writer.Member("k");
        writer.Text("v");
        writer.EndStruct();
        writer.Raw("{\"r\":1}"u8);
        writer.EndArray();
        writer.Member("last");
        writer.Raw("[2]"u8);
        writer.EndStruct();
    }).Should().Be("""{"empty":{},"list":[1,[],{"k":"v"},{"r":1}],"last":[2]}""");
}
