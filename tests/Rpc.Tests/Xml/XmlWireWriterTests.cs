using Xen.Model.Rpc.Tests.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Xml;

public sealed class XmlWireWriterTests
{
    [Theory]
    [InlineData("", "<value></value>")]
    [InlineData("OpaqueRef:NULL", "<value>OpaqueRef:NULL</value>")]
    [InlineData(" kept ", "<value> kept </value>")]
    [InlineData("a<b>&\"c\"'", "<value>a&lt;b&gt;&amp;&quot;c&quot;'</value>")]
    [InlineData("\0a\u0001\t\n\r\u001F\u007F", "<value>a\t\n\r\u007F</value>")]
    [InlineData("é名😀", "<value>é名😀</value>")]
    public void Text_is_bare_and_escaped(string text, string expected)
    {
        Written.Xml(writer => writer.Text(text)).Should().Be(expected);
        Written.Xml(writer =>
        {
            writer.BeginStruct();
            writer.Member(text);
            writer.Text("");
            writer.EndStruct();
        }).Should().Be("<value><struct><member>" + expected.Replace("value>", "name>", StringComparison.Ordinal)
            + "<value></value></member></struct></value>");
    }

    [Fact]
    public void What_XML_cannot_hold_is_left_out()
    {
        Written.Xml(writer => writer.Text("a\uD83Db\uDE00c\uD83D")).Should().Be("<value>abc</value>");
        Written.Xml(writer => writer.Text("a\uFFFEb\uFFFFc\uFFFD")).Should().Be("<value>abc\uFFFD</value>");
    }

    [Fact]
    public void Text_longer_than_any_buffer_is_whole()
    {
        string text = string.Concat(Enumerable.Repeat("é名😀&", 30_000)) + "\uD83D";
        Written.Xml(writer => writer.Text(text)).Should()
            .Be("<value>" + text[..^1].Replace("&", "&amp;", StringComparison.Ordinal) + "</value>");
    }

    [Theory]
    [InlineData(0L, "<value>0</value>")]
    [InlineData(-42L, "<value>-42</value>")]
    [InlineData(long.MinValue, "<value>-9223372036854775808</value>")]
    [InlineData(long.MaxValue, "<value>9223372036854775807</value>")]
    public void Long_numbers_are_bare(long number, string expected) =>
        Written.Xml(writer => writer.Integer(number)).Should().Be(expected);

    [Theory]
    [InlineData(1.0, "1")]
    [InlineData(0.25, "0.25")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1e30, "1e+30")]
    [InlineData(1e-7, "1e-07")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void Floating_point_numbers_have_sixteen_digits_at_most(double number, string expected) =>
        Written.Xml(writer => writer.Double(number)).Should().Be($"<value><double>{expected}</double></value>");

    [Fact]
    public void Other_scalars_have_their_elements()
    {
        Written.Xml(writer => writer.SmallInteger(-3)).Should().Be("<value><i4>-3</i4></value>");
        Written.Xml(writer => writer.Boolean(true)).Should().Be("<value><boolean>1</boolean></value>");
        Written.Xml(writer => writer.Boolean(false)).Should().Be("<value><boolean>0</boolean></value>");
        Written.Xml(writer => writer.Date(new(2026, 8, 21, 11, 30, 5, 900, TimeSpan.FromHours(2)))).Should()
            .Be("<value><dateTime.iso8601>20260821T09:30:05Z</dateTime.iso8601></value>");
    }

    [Fact]
    public void Containers_nest_without_white_space()
    {
        Written.Xml(Nested).Should().Be("<value><struct>"
            + "<member><name>empty</name><value><struct></struct></value></member>"
            + "<member><name>list</name><value><array><data><value>a</value>"
            + "<value><struct><member><name>k</name><value>v</value></member></struct></value>"
            + "<value><array><data></data></array></value></data></array></value></member>"
            + "<member><name>raw</name><value>before</value></member>"
            + "<member><name>last</name><value>7</value></member>"
            + "</struct></value>");
    }

    private static void Nested(IWireWriter writer)
    {
        writer.BeginStruct();
        writer.Member("empty");
        writer.BeginStruct();
        writer.EndStruct();
        writer.Member("list");
        writer.BeginArray();
        writer.Text("a");
        writer.BeginStruct();
        writer.Member("k");
        writer.Text("v");
        writer.EndStruct();
        writer.BeginArray();
        writer.EndArray();
        writer.EndArray();
        writer.Member("raw");
        writer.Raw("<value>before</value>"u8);
        writer.Member("last");
        writer.Integer(7);
        writer.EndStruct();
    }
}
