using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Codec;

public sealed class IntCodecTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("42", 42)]
    [InlineData("007", 7)]
    [InlineData("-5", -5)]
    [InlineData("+3", 3)]
    [InlineData("-0", 0)]
    [InlineData("0x1f", 31)]
    [InlineData("0X1F", 31)]
    [InlineData("-0x10", -16)]
    [InlineData("0b1", 1)]
    [InlineData("0B101", 5)]
    [InlineData("0o7", 7)]
    [InlineData("0O17", 15)]
    [InlineData("0u12", 12)]
    [InlineData("1_000", 1000)]
    [InlineData("1_000_", 1000)]
    [InlineData("0xff_ff", 65535)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0x7fffffffffffffff", long.MaxValue)]
    [InlineData("-0x8000000000000000", long.MinValue)]
    [InlineData("000000000000000000000000000000001", 1)]
    public void Numbers_are_read_in_every_form_that_clients_send(string text, long expected)
    {
        Reading.Good(Codecs.Int, WireValue.Of(text)).Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("0x")]
    [InlineData("0b")]
    [InlineData("0b2")]
    [InlineData("0o8")]
    [InlineData("1f")]
    [InlineData("0xg")]
    [InlineData("_1")]
    [InlineData("0x_1")]
    [InlineData("--1")]
    [InlineData("+-1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("true")]
    [InlineData("\u0661")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void Anything_else_is_a_type_error(string text)
    {
        Reading.Error(Codecs.Int, WireValue.Of(text)).Should().Contain("int64").And.Contain($"S({text})");
    }

    [Fact]
    public void Numbers_may_also_come_as_numbers()
    {
        Reading.Good(Codecs.Int, WireValue.Of(long.MinValue)).Should().Be(long.MinValue);
        Reading.Error(Codecs.Int, WireValue.Of(1.0)).Should().Contain("int64");
        Reading.Error(Codecs.Int, WireValue.Of(true)).Should().Contain("int64");
        Reading.Error(Codecs.Int, WireValue.Nil).Should().Contain("int64");
    }
}
