using System.Buffers.Binary;

namespace Xen.Model.Formats.Rfb;

/// <summary>Puts rectangles of pixels together for one update.</summary>
internal sealed class RfbRectangles
{
    private const int HeadSize = 12;

    private readonly MemoryStream _bytes = new();

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds pixels.</summary>
    /// <param name="area">Where they are.</param>
    /// <param name="pixels">Their colours, row by row.</param>
    /// <param name="format">How the client wants them.</param>
    /// <param name="canRre">True when they may be sent as a ground with smaller rectangles on it.</param>
    public void Add(FrameArea area, ReadOnlySpan<uint> pixels, PixelFormat format, bool canRre)
    {
        int rawSize = area.Width * area.Height * format.BytesPerPixel;
        if (canRre && Rre(area, pixels, format, rawSize) is { } rre)
        {
            AddHead(area, RfbNumbers.Rre);
            _bytes.Write(rre);
            return;
        }
        AddHead(area, RfbNumbers.Raw);
        byte[] raw = new byte[rawSize];
        format.WriteRow(pixels, raw);
        _bytes.Write(raw);
    }

    /// <summary>Adds what is no picture: its number alone says something, or its size.</summary>
    public void AddSign(int number, int width, int height) => AddHead(new FrameArea(0, 0, width, height), number);

    /// <summary>The message with all of them.</summary>
    public byte[] ToMessage()
    {
        byte[] message = new byte[4 + _bytes.Length];
        message[0] = RfbNumbers.FramebufferUpdate;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)Count);
        _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length).CopyTo(message.AsSpan(4));
        return message;
    }

    private void AddHead(FrameArea area, int encoding)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        WriteArea(area, head);
        BinaryPrimitives.WriteInt32BigEndian(head[8..], encoding);
        _bytes.Write(head);
        Count++;
    }

    private static void WriteArea(FrameArea area, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)area.X);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)area.Y);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], (ushort)area.Width);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)area.Height);
    }

    /// <summary>RFC 6143, 7.7.3; null when that is not shorter than the pixels.</summary>
    private static byte[]? Rre(FrameArea area, ReadOnlySpan<uint> pixels, PixelFormat format, int rawSize)
    {
        int pieceSize = format.BytesPerPixel + 8;
        uint ground = pixels[0];
        byte[] bytes = new byte[rawSize];
        int length = 4 + format.BytesPerPixel;
        if (length >= rawSize)
        {
            return null;
        }
        format.Write(ground, bytes.AsSpan(4));
        bool[] covered = new bool[pixels.Length];
        uint count = 0;
        for (int at = 0; at < pixels.Length; at++)
        {
            if (covered[at] || pixels[at] == ground)
            {
                continue;
            }
            if (length + pieceSize >= rawSize)
            {
                return null;
            }
            FrameArea piece = Piece(area.Width, pixels, covered, at);
            format.Write(pixels[at], bytes.AsSpan(length));
            WriteArea(piece, bytes.AsSpan(length + format.BytesPerPixel));
            length += pieceSize;
            count++;
        }
        BinaryPrimitives.WriteUInt32BigEndian(bytes, count);
        return bytes[..length];
    }

    /// <summary>The rectangle of one colour that begins at a pixel: as wide as it goes, then as high.</summary>
    private static FrameArea Piece(int width, ReadOnlySpan<uint> pixels, bool[] covered, int at)
    {
        int x = at % width;
        int y = at / width;
        int right = x + 1;
        while (right < width && pixels[(y * width) + right] == pixels[at] && !covered[(y * width) + right])
        {
            right++;
        }
        int bottom = y;
        while (((bottom * width) + x) < pixels.Length
            && IsRow(pixels.Slice((bottom * width) + x, right - x), pixels[at]))
        {
            covered.AsSpan((bottom * width) + x, right - x).Fill(true);
            bottom++;
        }
        return new FrameArea(x, y, right - x, bottom - y);
    }

    private static bool IsRow(ReadOnlySpan<uint> row, uint colour) => !row.ContainsAnyExcept(colour);
}
