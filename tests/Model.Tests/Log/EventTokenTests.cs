using Xen.Model.Log;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Log;

public sealed class EventTokenTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("00000000000000000000,00000000000000000000", 0)]
    [InlineData("00000000000000000106,00000000000000000000", 106)]
    [InlineData("12,0", 12)]
    [InlineData("00000000009223372036854775807,7", long.MaxValue)]
    public void Tokens_name_an_event(string text, long expected)
    {
        EventToken.TryParse(text, out EventId id).Should().BeTrue();
        id.Value.Should().Be(expected);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("12,")]
    [InlineData(",")]
    [InlineData("12,0,0")]
    [InlineData("-1,0")]
    [InlineData("1,-1")]
    [InlineData("12;0")]
    [InlineData(" 12,0")]
    [InlineData("x,y")]
    [InlineData("9223372036854775808,0")]
    public void Other_texts_are_no_tokens(string text)
    {
        EventToken.TryParse(text, out _).Should().BeFalse();
    }

    [Fact]
    public void Tokens_sort_as_text_like_the_events_they_stand_for()
    {
        long[] ids = [0, 1, 9, 10, 99, 100, 123_456_789, long.MaxValue];
        string[] tokens = [.. ids.Select(id => EventToken.Of(new EventId(id)))];
        tokens.Should().BeInAscendingOrder(StringComparer.Ordinal);
        foreach ((string token, long id) in tokens.Zip(ids))
        {
            EventToken.TryParse(token, out EventId read).Should().BeTrue();
            read.Value.Should().Be(id);
        }
    }
}
