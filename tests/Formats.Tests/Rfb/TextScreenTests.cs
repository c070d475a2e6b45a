using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

public sealed class TextScreenTests
{
    [Fact]
    public void Every_letter_looks_different()
    {
        Pictures(Enumerable.Range(' ', 95).Select(code => (char)code)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void What_has_no_picture_shows_as_a_box()
    {
        Pictures(['\u0001', 'ж', '漢', '\u007f']).Distinct().Should().ContainSingle();
        Pictures(['ж', ' ', 'o']).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_letter_is_as_it_was_drawn()
    {
        Picture('l').Should().Be(string.Join('\n',
            ".##..", "..#..", "..#..", "..#..", "..#..", "..#..", ".###."));
    }

    [Fact]
    public void A_row_is_cut_off_where_the_screen_ends()
    {
        var text = new TextScreen(4, 2);
        text.Write(0, "abcdefgh");
        Frame frame = text.ToFrame();
        (frame.Width, frame.Height).Should().Be((32, 32));
        frame.Row(24).ToArray().Should().OnlyContain(pixel => pixel == 0);
        frame.Row(6).ToArray().Should().Contain(pixel => pixel != 0);
    }

    [Fact]
    public void The_cursor_is_a_block()
    {
        Frame frame = new TextScreen(4, 2).ToFrame(cursor: 5);
        frame[8, 16].Should().NotBe(0);
        frame[7, 16].Should().Be(0);
        frame[15, 31].Should().NotBe(0);
    }

    private static IEnumerable<string> Pictures(IEnumerable<char> letters) => letters.Select(Picture);

    private static string Picture(char letter)
    {
        var text = new TextScreen(1, 1);
        text.Write(0, letter.ToString());
        Frame frame = text.ToFrame();
        return string.Join('\n', Enumerable.Range(0, 7).Select(row =>
            string.Concat(Enumerable.Range(0, 5).Select(column => frame[column + 1, (row * 2) + 1] != 0 ? '#' : '.'))));
    }
}
