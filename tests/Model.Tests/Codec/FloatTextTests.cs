using System.Globalization;
using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Codec;

public sealed class FloatTextTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(0, "0")]
    [InlineData(0.25, "0.25")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(100, "100")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1e-05, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(1e+30, "1e+30")]
    [InlineData(1e+100, "1e+100")]
    [InlineData(1234567890123456, "1234567890123456")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e16, "1e+16")]
    [InlineData(123456789012345680, "1.234567890123457e+17")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(0.99999999999999989, "0.9999999999999999")]
    [InlineData(0.99999999999999999, "1")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.Epsilon, "4.940656458412465e-324")]
    [InlineData(double.MaxValue, "1.797693134862316e+308")]
    public void Numbers_are_spelled_as_C_spells_them_on_the_wire(double value, string expected)
    {
        FloatText.Of(value, FloatText.WireDigits).Should().Be(expected);
    }

    [Fact]
    public void Negative_zero_keeps_its_sign()
    {
        FloatText.Of(-0.0, FloatText.WireDigits).Should().Be("-0");
    }

    [Theory]
    [InlineData(0.1, "0.100000000000000006")]
    [InlineData(123456789012345680, "123456789012345680")]
    [InlineData(1, "1")]
    [InlineData(1e-05, "1.00000000000000008e-05")]
    public void Queries_compare_with_eighteen_digits(double value, string expected)
    {
        string text = FloatText.Of(value, FloatText.QueryDigits);
        text.Should().Be(expected);
        double.Parse(text, CultureInfo.InvariantCulture)
            .Should().Be(value, "eighteen digits tell every double from every other");
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-2", -2)]
    [InlineData("1e3", 1000)]
    [InlineData("0", 0)]
    [InlineData("nan", double.NaN)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    public void Numbers_are_read_from_text_too(string text, double expected)
    {
        Reading.Good(Codecs.Float, WireValue.Of(text)).Should().Be(expected);
    }

    [Fact]
    public void A_float_may_come_as_a_whole_number_but_not_as_words()
    {
        Reading.Good(Codecs.Float, WireValue.Of(3L)).Should().Be(3);
        Reading.Good(Codecs.Float, WireValue.Of(0.5)).Should().Be(0.5);
        Reading.Error(Codecs.Float, WireValue.Of("three")).Should().Contain("float");
        Reading.Error(Codecs.Float, WireValue.Of("")).Should().Contain("float");
        Reading.Error(Codecs.Float, WireValue.Of(true)).Should().Contain("float");
    }
}
