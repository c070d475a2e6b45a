using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

public sealed class PixelFormatTests
{
    /// <summary>Eight bits, as old programs ask for.</summary>
    public static readonly PixelFormat Tiny = new()
    {
        BitsPerPixel = 8, Depth = 8, IsTrueColour = true,
        RedMax = 7, GreenMax = 7, BlueMax = 3, GreenShift = 3, BlueShift = 6,
    };

    /// <summary>Sixteen bits, the highest byte first.</summary>
    public static readonly PixelFormat High = new()
    {
        BitsPerPixel = 16, Depth = 16, IsTrueColour = true, IsBigEndian = true,
        RedMax = 31, GreenMax = 63, BlueMax = 31, RedShift = 11, GreenShift = 5,
    };

    public static TheoryData<PixelFormat, uint, byte[]> Colours { get; } = new()
    {
        { PixelFormat.Standard, 0x123456, [0x56, 0x34, 0x12, 0] },
        { PixelFormat.Standard with { IsBigEndian = true }, 0x123456, [0, 0x12, 0x34, 0x56] },
        { PixelFormat.Standard with { RedShift = 0, BlueShift = 16 }, 0x123456, [0x12, 0x34, 0x56, 0] },
        { High, 0xff0000, [0xf8, 0x00] },
        { High with { IsBigEndian = false }, 0x00ff00, [0xe0, 0x07] },
        { High, 0xffffff, [0xff, 0xff] },
        { Tiny, 0xff0000, [0x07] },
        { Tiny, 0x0000ff, [0xc0] },
        { Tiny, 0x808080, [0xa4] },
        { Tiny with { RedMax = 0xffff, RedShift = 7 }, 0xff0000, [0x80] },
        { High with { RedMax = 0xffff }, 0xff0000, [0xf8, 0x00] },
    };

    [Theory, MemberData(nameof(Colours)), Trait("Obligation", "CONSOLE-2")]
    public void A_colour_is_written_in_every_format(PixelFormat format, uint colour, byte[] expected)
    {
        byte[] bytes = new byte[format.BytesPerPixel];
        format.Write(colour, bytes);
        bytes.Should().Equal(expected);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        byte[] bytes = new byte[PixelFormat.Size];
        High.WriteTo(bytes);
        bytes.Should().Equal(16, 16, 1, 1, 0, 31, 0, 63, 0, 31, 11, 5, 0, 0, 0, 0);
        PixelFormat.Read(bytes).Should().Be(High);
    }

    [Theory]
    [InlineData(24, true, 0)]
    [InlineData(0, true, 0)]
    [InlineData(8, false, 0)]
    [InlineData(16, true, 16)]
    public void Formats_that_cannot_be_written_are_known(byte bits, bool isTrueColour, byte shift)
    {
        (PixelFormat.Standard with { BitsPerPixel = bits, IsTrueColour = isTrueColour, RedShift = shift })
            .IsUsable.Should().BeFalse();
    }
}
