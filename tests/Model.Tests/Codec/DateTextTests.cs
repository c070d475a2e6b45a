using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Tests.Codec;

public sealed class DateTextTests
{
    private static readonly DateTimeOffset s_leapDay = new(2024, 2, 29, 23, 59, 58, TimeSpan.Zero);

    [Theory]
    [InlineData("20240229T23:59:58Z")]
    [InlineData("2024-02-29T23:59:58Z")]
    [InlineData("20240229T235958Z")]
    [InlineData("2024-02-29T235958Z")]
    [InlineData("20240229T23:59:58")]
    [InlineData("2024-02-29T23:59:58")]
    [InlineData("20240301T01:59:58+02:00")]
    [InlineData("2024-02-29T18:29:58-05:30")]
    [InlineData("20240229T23:59:58.000Z")]
    public void Dates_are_read_in_every_accepted_spelling(string text)
    {
        DateText.TryParse(text, out DateTimeOffset value).Should().BeTrue();
        value.Should().Be(s_leapDay);
        value.Offset.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("20240230T00:00:00Z")]
    [InlineData("20240229")]
    [InlineData("20240229 23:59:58")]
    [InlineData("20240229T24:00:00Z")]
    [InlineData("20240229T23:59Z")]
    [InlineData("1709251198")]
    public void Other_texts_are_no_dates(string text)
    {
        DateText.TryParse(text, out _).Should().BeFalse();
        Reading.Error(Codecs.Date, WireValue.Date(text)).Should().Contain("datetime");
        Reading.Error(Codecs.Date, WireValue.Of(text)).Should().Contain("datetime");
    }

    [Fact]
    public void The_server_writes_one_form_in_whole_seconds()
    {
        DateText.Of(s_leapDay.AddMilliseconds(999)).Should().Be("20240229T23:59:58Z");
        DateText.Of(s_leapDay.ToOffset(TimeSpan.FromHours(-8))).Should().Be("20240229T23:59:58Z");
        DateText.Of(DateTimeOffset.UnixEpoch).Should().Be("19700101T00:00:00Z");
    }

    [Fact]
    public void Text_without_the_type_of_a_date_is_read_as_well()
    {
        Reading.Good(Codecs.Date, WireValue.Of("20240229T23:59:58Z")).Should().Be(s_leapDay);
        Reading.Good(Codecs.Date, WireValue.Date("20240229T23:59:58Z")).Should().Be(s_leapDay);
        Reading.Error(Codecs.Date, WireValue.Of(5L)).Should().Contain("datetime");
    }
}
