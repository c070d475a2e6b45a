using System.Globalization;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Wire;

public sealed class RoundTripTests
{
    private const int Rounds = 500;

    [Fact]
    public void What_the_XML_writer_writes_the_XML_reader_reads()
    {
        var random = new Random(1);
        for (int i = 0; i < Rounds; i++)
        {
            WireValue value = RandomValue.Next(random);
            RpcRequest request = Sample.ReadXml(Sample.XmlCall(Written.Xml(writer => Sample.Write(writer, value))));
            Sample.Show(request.Parameters.Single()).Should().Be(Sample.Show(AsXmlSpells(value)));
            request.InvalidUtf8.Should().BeNull();
        }
    }

    [Fact]
    public void What_the_JSON_writer_writes_the_JSON_reader_reads()
    {
        var random = new Random(2);
        for (int i = 0; i < Rounds; i++)
        {
            WireValue value = RandomValue.Next(random);
            string written = Written.Json(writer => Sample.Write(writer, value));
            RpcRequest request = Sample.ReadJson(Sample.JsonCall($"[{written}]"));
            Sample.Show(request.Parameters.Single()).Should().Be(Sample.Show(AsJsonSpells(value)));
            request.InvalidUtf8.Should().BeNull();
        }
    }

    /// <summary>XML has no type element for 64-bit numbers.</summary>
    private static WireValue AsXmlSpells(WireValue value) => value.Kind == WireKind.Integer
        ? WireValue.Of(value.Integer.ToString(CultureInfo.InvariantCulture))
        : Inside(value, AsXmlSpells);

    /// <summary>JSON has no dates.</summary>
    private static WireValue AsJsonSpells(WireValue value) => value.Kind == WireKind.DateTime
        ? WireValue.Of(value.Text)
        : Inside(value, AsJsonSpells);

    private static WireValue Inside(WireValue value, Func<WireValue, WireValue> spell) => value.Kind switch
    {
        WireKind.Array => WireValue.Array([.. value.Items.Select(spell)]),
        WireKind.Struct => WireValue.Struct([.. value.Members.Select(m => KeyValuePair.Create(m.Key, spell(m.Value)))]),
        _ => value,
    };
}
