using Xen.Model.Codec;

namespace Xen.Model.Tests.Codec;

public sealed class MessagePackReaderTests
{
    [Theory]
    [InlineData("00", 0)]
    [InlineData("7f", 127)]
    [InlineData("ff", -1)]
    [InlineData("e0", -32)]
    [InlineData("cc01", 1)]
    [InlineData("cd0001", 1)]
    [InlineData("ce00000001", 1)]
    [InlineData("cf0000000000000001", 1)]
    [InlineData("d001", 1)]
    [InlineData("d0ff", -1)]
    [InlineData("d1ffff", -1)]
    [InlineData("d2ffffffff", -1)]
    [InlineData("d3ffffffffffffffff", -1)]
    public void An_integer_is_read_from_any_width(string hex, int value)
    {
        Pack.ReadHex(hex, (ref r) => r.ReadInt32()).Should().Be(value);
        Pack.ReadHex(hex, (ref r) => r.ReadInt64()).Should().Be((long)value);
        Pack.ReadHex(hex, (ref r) => r.ReadDouble()).Should().Be((double)value);
        if (value >= 0)
        {
            Pack.ReadHex(hex, (ref r) => r.ReadUInt64()).Should().Be((ulong)value);
        }
    }

    [Fact]
    public void An_integer_out_of_range_is_refused()
    {
        Pack.Reading("ce80000000", (ref r) => r.ReadInt32()).Should().Throw<MessagePackException>();
        Pack.Reading("d3ffffffff7fffffff", (ref r) => r.ReadInt32()).Should().Throw<MessagePackException>();
        Pack.Reading("cf8000000000000000", (ref r) => r.ReadInt64()).Should().Throw<MessagePackException>();
        Pack.Reading("ff", (ref r) => r.ReadUInt64()).Should().Throw<MessagePackException>();
        Pack.ReadHex("cfffffffffffffffff", (ref r) => r.ReadUInt64()).Should().Be(ulong.MaxValue);
    }

    [Fact]
    public void A_number_is_read_from_both_widths_and_from_integers()
    {
        Pack.ReadHex("ca3fc00000", (ref r) => r.ReadDouble()).Should().Be(1.5);
        Pack.ReadHex("cb3ff8000000000000", (ref r) => r.ReadDouble()).Should().Be(1.5);
        Pack.ReadHex("cf8000000000000000", (ref r) => r.ReadDouble()).Should().Be(9223372036854775808d);
    }

    [Theory]
    [InlineData("a161")]
    [InlineData("d90161")]
    [InlineData("da000161")]
    [InlineData("db0000000161")]
    public void A_string_is_read_from_any_header(string hex) =>
        Pack.ReadHex(hex, (ref r) => r.ReadString()).Should().Be("a");

    [Theory]
    [InlineData("c40161")]
    [InlineData("c5000161")]
    [InlineData("c60000000161")]
    public void Binary_is_read_from_any_header(string hex) =>
        Pack.ReadHex(hex, (ref r) => r.ReadBytes()[0]).Should().Be((byte)0x61);

    [Fact]
    public void Nil_is_a_null_string_and_is_left_alone_when_it_is_something_else()
    {
        var reader = new MessagePackReader(new byte[] { 0xc0, 0xc0, 0x01 }.AsMemory());

        reader.TryReadNil().Should().BeTrue();
        reader.ReadString().Should().BeNull();
        reader.TryReadNil().Should().BeFalse();
        reader.ReadInt32().Should().Be(1);
        reader.TryReadNil().Should().BeFalse("the input is at its end");
    }

    [Theory]
    [InlineData("d6ff00000001", 1, 0)]
    [InlineData("c704ff00000001", 1, 0)]
    [InlineData("d7ff0000019000000001", 1, 1)]
    [InlineData("d7ff0000000400000001", 1, 0)]
    [InlineData("c70cff00000064ffffffffffffffff", -1, 1)]
    public void A_timestamp_is_read_from_its_three_formats(string hex, long seconds, long ticks) =>
        Pack.ReadHex(hex, (ref r) => r.ReadDateTime())
            .Should().Be(DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + ticks));

    [Theory]
    [InlineData("d60000000001")]
    [InlineData("d5ff0000")]
    [InlineData("d7ffee6b280000000000")]
    [InlineData("c70cff0000000000000ef2e8ffffffff")]
    [InlineData("c70cff000000007fffffffffffffff")]
    [InlineData("c70cff000000008000000000000000")]
    [InlineData("c70cff3b9aca000000000000000000")]
    public void A_timestamp_of_another_type_size_or_range_is_refused(string hex) =>
        Pack.Reading(hex, (ref r) => r.ReadDateTime()).Should().Throw<MessagePackException>();

    [Fact]
    public void An_identity_must_be_sixteen_bytes()
    {
        Pack.ReadHex("c41000112233445566778899aabbccddeeff", (ref r) => r.ReadGuid())
            .Should().Be(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"));
        Pack.Reading("c40100", (ref r) => r.ReadGuid()).Should().Throw<MessagePackException>();
    }

    [Theory]
    [InlineData("00", MessagePackType.Integer)]
    [InlineData("80", MessagePackType.Map)]
    [InlineData("90", MessagePackType.Array)]
    [InlineData("a0", MessagePackType.String)]
    [InlineData("c0", MessagePackType.Nil)]
    [InlineData("c1", MessagePackType.Unknown)]
    [InlineData("c2", MessagePackType.Boolean)]
    [InlineData("c3", MessagePackType.Boolean)]
    [InlineData("c4", MessagePackType.Binary)]
    [InlineData("c6", MessagePackType.Binary)]
    [InlineData("c7", MessagePackType.Extension)]
    [InlineData("c9", MessagePackType.Extension)]
    [InlineData("ca", MessagePackType.Float)]
    [InlineData("cb", MessagePackType.Float)]
    [InlineData("cc", MessagePackType.Integer)]
    [InlineData("d3", MessagePackType.Integer)]
    [InlineData("d4", MessagePackType.Extension)]
    [InlineData("d8", MessagePackType.Extension)]
    [InlineData("d9", MessagePackType.String)]
    [InlineData("db", MessagePackType.String)]
    [InlineData("dc", MessagePackType.Array)]
    [InlineData("dd", MessagePackType.Array)]
    [InlineData("de", MessagePackType.Map)]
    [InlineData("df", MessagePackType.Map)]
    [InlineData("e0", MessagePackType.Integer)]
    public void The_first_byte_tells_the_type(string hex, MessagePackType type) =>
        new MessagePackReader(Convert.FromHexString(hex).AsSpan()).NextMessagePackType.Should().Be(type);

    [Theory]
    [InlineData("9f")]
    [InlineData("9200")]
    [InlineData("dc0001")]
    [InlineData("ddffffffff00")]
    [InlineData("dd7fffffff00")]
    public void An_array_longer_than_the_input_is_refused(string hex) =>
        Pack.Reading(hex, (ref r) => r.ReadArrayHeader()).Should().Throw<MessagePackException>();

    [Theory]
    [InlineData("8100")]
    [InlineData("de000100")]
    [InlineData("dfffffffff00")]
    [InlineData("df8000000100")]
    public void A_map_longer_than_the_input_is_refused(string hex) =>
        Pack.Reading(hex, (ref r) => r.ReadMapHeader()).Should().Throw<MessagePackException>();

    [Theory]
    [InlineData("a1ff")]
    [InlineData("a2c080")]
    [InlineData("a3eda080")]
    public void A_string_that_is_not_UTF8_is_refused(string hex) =>
        Pack.Reading(hex, (ref r) => r.ReadString()).Should().Throw<MessagePackException>();

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        Pack.Reading("a0", (ref r) => r.ReadInt32()).Should().Throw<MessagePackException>();
        Pack.Reading("c0", (ref r) => r.ReadInt64()).Should().Throw<MessagePackException>();
        Pack.Reading("c0", (ref r) => r.ReadBytes().Length).Should().Throw<MessagePackException>();
        Pack.Reading("a161", (ref r) => r.ReadBytes().Length).Should().Throw<MessagePackException>();
        Pack.Reading("c40161", (ref r) => r.ReadString()).Should().Throw<MessagePackException>();
        Pack.Reading("c3", (ref r) => r.ReadDouble()).Should().Throw<MessagePackException>();
        Pack.Reading("01", (ref r) => r.ReadBoolean()).Should().Throw<MessagePackException>();
        Pack.Reading("80", (ref r) => r.ReadArrayHeader()).Should().Throw<MessagePackException>();
        Pack.Reading("90", (ref r) => r.ReadMapHeader()).Should().Throw<MessagePackException>();
        Pack.Reading("c1", (ref r) => { r.Skip(); return null; }).Should().Throw<MessagePackException>();
    }
}
