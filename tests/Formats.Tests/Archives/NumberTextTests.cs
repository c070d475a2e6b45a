using Xen.Model.Formats.Archives;

namespace Xen.Model.Formats.Tests.Archives;

public sealed class NumberTextTests
{
    [Theory, Trait("Obligation", "METRICS-9")]
    [InlineData(0, "0.0")]
    [InlineData(-0.0, "0.0")]
    [InlineData(5, "5")]
    [InlineData(0.12, "0.12")]
    [InlineData(1.0 / 3, "0.333333333333333")]
    [InlineData(0.3f, "0.300000011920929")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(123456789012345, "123456789012345")]
    [InlineData(1234567890123456, "1.23456789012346e+15")]
    [InlineData(-2.5e300, "-2.5e+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_are_written_with_fifteen_digits_and_words_for_what_is_none(double value, string text)
    {
        NumberText.Of(value).Should().Be(text);
        NumberText.TryParse(text, out double back).Should().BeTrue();
        (back.Equals(value) || Math.Abs(back - value) <= Math.Abs(value) * 1e-14).Should().BeTrue();
    }

    [Theory]
    [InlineData(" nan ", double.NaN)]
    [InlineData("-nan", double.NaN)]
    [InlineData("U", double.NaN)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("+Infinity", double.PositiveInfinity)]
    [InlineData("1.0000000000e+01", 10)]
    public void Spellings_of_other_tools_are_read(string text, double value)
    {
        NumberText.TryParse(text, out double read).Should().BeTrue();
        (double.IsNaN(value) ? double.IsNaN(read) : read == value).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("five")]
    [InlineData("1e999")]
    [InlineData("1,5")]
    public void Other_words_are_no_numbers(string text) => NumberText.TryParse(text, out _).Should().BeFalse();
}
