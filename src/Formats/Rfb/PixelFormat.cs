using System.Buffers.Binary;

namespace Xen.Model.Formats.Rfb;

/// <summary>How a pixel is written on the wire of RFB: RFC 6143, 7.4. Immutable.</summary>
public readonly record struct PixelFormat
{
    /// <summary>Bytes of a format on the wire.</summary>
    public const int Size = 16;

    private const int ColourMax = 255;

    /// <summary>What screens are sent in until a client asks for another one: 32 bits, blue first.</summary>
    public static PixelFormat Standard { get; } = new()
    {
        BitsPerPixel = 32,
        Depth = 32,
        IsTrueColour = true,
        RedMax = ColourMax,
        GreenMax = ColourMax,
        BlueMax = ColourMax,
        RedShift = 16,
        GreenShift = 8,
    };

    /// <summary>8, 16 or 32.</summary>
    public byte BitsPerPixel { get; init; }

    /// <summary>How many of the bits mean something.</summary>
    public byte Depth { get; init; }

    /// <summary>True when the most significant byte comes first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>False when pixels are numbers in a table of colours.</summary>
    public bool IsTrueColour { get; init; }

    /// <summary>The largest value of red, a power of two less one as a rule.</summary>
    public ushort RedMax { get; init; }

    /// <summary>The largest value of green.</summary>
    public ushort GreenMax { get; init; }

    /// <summary>The largest value of blue.</summary>
    public ushort BlueMax { get; init; }

    /// <summary>How far red is from the lowest bit.</summary>
    public byte RedShift { get; init; }

    /// <summary>How far green is from the lowest bit.</summary>
    public byte GreenShift { get; init; }

    /// <summary>How far blue is from the lowest bit.</summary>
    public byte BlueShift { get; init; }

    /// <summary>Bytes of a pixel.</summary>
    public int BytesPerPixel => BitsPerPixel / 8;

    /// <summary>True when pixels can be written in it: true colour of 8, 16 or 32 bits.</summary>
    public bool IsUsable => IsTrueColour && BitsPerPixel is 8 or 16 or 32
        && RedShift < BitsPerPixel && GreenShift < BitsPerPixel && BlueShift < BitsPerPixel;

    /// <summary>Reads a format.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes.</param>
    public static PixelFormat Read(ReadOnlySpan<byte> bytes) => new()
    {
        BitsPerPixel = bytes[0],
        Depth = bytes[1],
        IsBigEndian = bytes[2] != 0,
        IsTrueColour = bytes[3] != 0,
        RedMax = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
        GreenMax = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]),
        BlueMax = BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]),
        RedShift = bytes[10],
        GreenShift = bytes[11],
        BlueShift = bytes[12],
    };

    /// <summary>Writes the format.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes.</param>
    public void WriteTo(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        bytes[0] = BitsPerPixel;
        bytes[1] = Depth;
        bytes[2] = IsBigEndian ? (byte)1 : (byte)0;
        bytes[3] = IsTrueColour ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], RedMax);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], GreenMax);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], BlueMax);
        bytes[10] = RedShift;
        bytes[11] = GreenShift;
        bytes[12] = BlueShift;
    }

    /// <summary>The value of a colour; of values that are larger than the bits, the lower part is sent.</summary>
    /// <param name="colour">Red, green and blue, eight bits each, blue lowest.</param>
    public uint Encode(uint colour) =>
        (Scale(colour >> 16, RedMax) << RedShift)
        | (Scale(colour >> 8, GreenMax) << GreenShift)
        | (Scale(colour, BlueMax) << BlueShift);

    /// <summary>Writes the value of a colour.</summary>
    /// <param name="colour">Red, green and blue, eight bits each, blue lowest.</param>
    /// <param name="bytes">At least <see cref="BytesPerPixel"/> bytes.</param>
    public void Write(uint colour, Span<byte> bytes) => WriteValue(Encode(colour), bytes);

    /// <summary>Writes a row of colours; neighbours are alike more often than not.</summary>
    internal void WriteRow(ReadOnlySpan<uint> colours, Span<byte> bytes)
    {
        uint last = 0;
        uint value = Encode(0);
        for (int at = 0; at < colours.Length; at++)
        {
            if (colours[at] != last)
            {
                last = colours[at];
                value = Encode(last);
            }
            WriteValue(value, bytes[(at * BytesPerPixel)..]);
        }
    }

    private static uint Scale(uint part, ushort max) => (((part & ColourMax) * max) + (ColourMax / 2)) / ColourMax;

    private void WriteValue(uint value, Span<byte> bytes)
    {
        switch (BitsPerPixel)
        {
            case 8:
                bytes[0] = unchecked((byte)value);
                break;
            case 16 when IsBigEndian:
                BinaryPrimitives.WriteUInt16BigEndian(bytes, unchecked((ushort)value));
                break;
            case 16:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, unchecked((ushort)value));
                break;
            default:
                if (IsBigEndian)
                {
                    BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
                }
                else
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
                }
                break;
        }
    }
}
