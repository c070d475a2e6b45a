using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

/// <summary>That pictures can be read by others is shown where there are others: Clients.Tests.</summary>
public sealed class JpegImageTests
{
    [Fact]
    public void A_picture_says_its_size_and_ends()
    {
        byte[] picture = JpegImage.Encode(new Frame(300, 17));
        picture[..4].Should().Equal(0xff, 0xd8, 0xff, 0xe0);
        picture[^2..].Should().Equal(0xff, 0xd9);
        int size = picture.AsSpan().IndexOf((byte[])[0xff, 0xc0]);
        picture[(size + 5)..(size + 9)].Should().Equal(0, 17, 1, 44);
    }

    [Fact]
    public void What_the_picture_shows_is_in_it()
    {
        var text = new TextScreen(10, 2);
        byte[] empty = JpegImage.Encode(text.ToFrame());
        text.Write(0, "something");
        byte[] written = JpegImage.Encode(text.ToFrame());
        written.Length.Should().BeGreaterThan(empty.Length + 200);
    }

    [Fact]
    public void No_byte_of_the_picture_is_taken_for_a_marker()
    {
        var random = new Random(1);
        byte[] picture = JpegImage.Encode(
            new Frame(64, 64, [.. Enumerable.Range(0, 64 * 64).Select(_ => (uint)random.Next(1 << 24))]));
        int start = picture.AsSpan().IndexOf((byte[])[0xff, 0xda]) + 14;
        ReadOnlySpan<byte> body = picture.AsSpan(start, picture.Length - 2 - start);
        body.Contains((byte)0xff).Should().BeTrue();
        for (int at = 0; at < body.Length; at++)
        {
            (body[at] != 0xff || body[at + 1] == 0).Should().BeTrue();
        }
    }
}
