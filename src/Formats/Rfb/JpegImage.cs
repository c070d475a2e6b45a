using System.Buffers.Binary;

namespace Xen.Model.Formats.Rfb;

/// <summary>A frame as a JPEG picture: baseline, three full components, one set of tables (ITU-T T.81).</summary>
public static class JpegImage
{
    private const int Side = JpegBlock.Side;
    private const int Components = 3;

    /// <summary>Makes the picture.</summary>
    /// <param name="frame">What is to be seen.</param>
    public static byte[] Encode(Frame frame)
    {
        using var file = new MemoryStream();
        file.Write([0xff, 0xd8]);
        WritePart(file, 0xe0, "JFIF\0"u8, [1, 1, 0, 0, 1, 0, 1, 0, 0]);
        WritePart(file, 0xdb, [0], JpegBlock.Divisors);
        WritePart(file, 0xc0, [8], Size(frame));
        WritePart(file, 0xc4, [0x00], JpegCodes.Levels.Definition);
        WritePart(file, 0xc4, [0x10], JpegCodes.Details.Definition);
        WritePart(file, 0xda, [Components, 1, 0, 2, 0, 3, 0], [0, 63, 0]);
        WriteBlocks(file, frame);
        file.Write([0xff, 0xd9]);
        return file.ToArray();
    }

    private static void WritePart(MemoryStream file, byte marker, ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        Span<byte> start = [0xff, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(start[2..], (ushort)(2 + head.Length + rest.Length));
        file.Write(start);
        file.Write(head);
        file.Write(rest);
    }

    private static byte[] Size(Frame frame)
    {
        byte[] size = [0, 0, 0, 0, Components, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)frame.Height);
        BinaryPrimitives.WriteUInt16BigEndian(size.AsSpan(2), (ushort)frame.Width);
        return size;
    }

    private static void WriteBlocks(MemoryStream file, Frame frame)
    {
        var bits = new JpegBits(file);
        int[] levels = new int[Components];
        float[] block = new float[Side * Side];
        for (int y = 0; y < frame.Height; y += Side)
        {
            for (int x = 0; x < frame.Width; x += Side)
            {
                for (int component = 0; component < Components; component++)
                {
                    Load(frame, x, y, component, block);
                    levels[component] = JpegBlock.Write(bits, block, levels[component]);
                }
            }
        }
        bits.End();
    }

    /// <summary>Brightness, or one of the two differences from it; edges are continued.</summary>
    private static void Load(Frame frame, int left, int top, int component, float[] block)
    {
        for (int y = 0; y < Side; y++)
        {
            ReadOnlySpan<uint> row = frame.Row(Math.Min(top + y, frame.Height - 1));
            for (int x = 0; x < Side; x++)
            {
                uint colour = row[Math.Min(left + x, frame.Width - 1)];
                float red = (colour >> 16) & 0xff;
                float green = (colour >> 8) & 0xff;
                float blue = colour & 0xff;
                block[(y * Side) + x] = component switch
                {
                    0 => (0.299f * red) + (0.587f * green) + (0.114f * blue) - 128,
                    1 => (-0.168736f * red) - (0.331264f * green) + (0.5f * blue),
                    _ => (0.5f * red) - (0.418688f * green) - (0.081312f * blue),
                };
            }
        }
    }
}
