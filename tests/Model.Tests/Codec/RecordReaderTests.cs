using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Codec;

public sealed class RecordReaderTests
{
    [Fact]
    public void What_create_leaves_out_is_at_its_default()
    {
        TunnelRecord read = Read<TunnelRecord>(Minimal(TunnelRecord.ClassInfo));
        read.Should().Be(TunnelRecord.ClassInfo.Empty);
        read.Protocol.Should().Be(TunnelProtocol.Gre);
    }

    [Fact]
    public void Given_members_are_read_and_unknown_ones_ignored()
    {
        TunnelRecord read = Read<TunnelRecord>(
        [
            .. Minimal(TunnelRecord.ClassInfo),
            Member("protocol", WireValue.Of("vxlan")),
            Member("other_config", WireValue.Struct([Member("key", WireValue.Of("value"))])),
            Member("no_such_field", WireValue.Of(5L)),
        ]);
        read.Protocol.Should().Be(TunnelProtocol.Vxlan);
        read.OtherConfig.GetOr("key", "").Should().Be("value");
    }

    [Fact]
    public void Members_that_only_the_server_sets_are_ignored()
    {
        TunnelRecord read = Read<TunnelRecord>(
            [.. Minimal(TunnelRecord.ClassInfo), Member("uuid", WireValue.Of("chosen by the client"))]);
        read.Uuid.Should().Be("");
    }

    [Fact]
    public void A_missing_required_field_of_any_class_is_an_error_that_names_it()
    {
        int required = 0;
        foreach (XenClass type in DataModel.Classes.Where(type => type.Declaration.Constructible))
        {
            foreach (Field field in type.ConstructorFields.Where(field => !field.HasDefault))
            {
                var context = new WireReadContext();
                WireValue value = WireValue.Struct([.. Minimal(type).Where(member => member.Key != field.WireName)]);
                RecordReader.Read(type, value, context);
                context.TypeError!.Parameters.Should().ContainSingle().Which
                    .Should().Contain($"Undefined field {type.WireName}.{field.WireName}");
                required++;
            }
        }
        required.Should().BeGreaterThan(30);
    }

    [Fact]
    public void A_record_that_is_no_struct_is_a_type_error()
    {
        Reading.Error(Codecs.Record<TunnelRecord>(), WireValue.Of("tunnel")).Should().Contain("dictionary");
    }

    [Fact]
    public void Of_repeated_members_the_last_counts()
    {
        TunnelRecord read = Read<TunnelRecord>(
        [
            .. Minimal(TunnelRecord.ClassInfo),
            Member("protocol", WireValue.Of("vxlan")),
            Member("protocol", WireValue.Of("gre")),
        ]);
        read.Protocol.Should().Be(TunnelProtocol.Gre);
    }

    [Fact]
    public void The_first_type_error_wins_and_unknown_references_are_kept_apart()
    {
        var context = new WireReadContext();
        WireValue value = WireValue.Struct(
        [
            Member("access_PIF", WireValue.Of("OpaqueRef:no-such-thing")),
            Member("transport_PIF", WireValue.Of(ObjectRef.NullText)),
            Member("other_config", WireValue.Of("not a map")),
            Member("protocol", WireValue.Of("smoke signals")),
        ]);
        RecordReader.Read(TunnelRecord.ClassInfo, value, context);
        context.TypeError!.Parameters[0].Should().Contain("dictionary");
        context.UnknownReference!.Description.Should().Equal("HANDLE_INVALID", "PIF", "OpaqueRef:no-such-thing");
    }

    /// <summary>A struct with nothing in it but what create demands, all of it empty.</summary>
    private static IEnumerable<KeyValuePair<string, WireValue>> Minimal(XenClass type) =>
        type.ConstructorFields.Where(field => !field.HasDefault)
            .Select(field => Member(field.WireName, Empty(field.Type)));

    private static WireValue Empty(XenType type) => type.ToString() switch
    {
        _ when type.IsMap => WireValue.Struct([]),
        _ when type.IsSet => WireValue.Array([]),
        "int" => WireValue.Of(0L),
        "float" => WireValue.Of(0.0),
        "bool" => WireValue.Of(false),
        "datetime" => WireValue.Date("19700101T00:00:00Z"),
        string text when text.StartsWith("enum ", StringComparison.Ordinal) =>
            WireValue.Of(DataModel.EnumTypes.Single(info => "enum " + info.WireName == text).Values[0]),
        _ => WireValue.Of(""),
    };

    private static KeyValuePair<string, WireValue> Member(string name, WireValue value) =>
        KeyValuePair.Create(name, value);

    private static T Read<T>(IEnumerable<KeyValuePair<string, WireValue>> members)
        where T : XenRecord, IXenRecord => Reading.Good(Codecs.Record<T>(), WireValue.Struct([.. members]));
}
