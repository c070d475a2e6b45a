using System.Buffers.Binary;

namespace Xen.Model.Formats.Rfb;

/// <summary>A client that looks once: takes what a screen shows, and leaves.</summary>
public static class RfbSnapshot
{
    private const int TextMax = 1 << 20;

    /// <summary>What the screen behind a connection shows. The stream stays open.</summary>
    /// <param name="server">The connection, both ways, to a server that asks for no password.</param>
    /// <param name="cancel">Gives up; servers may take their time.</param>
    /// <exception cref="IOException">The server does not keep to the protocol, or wants a password.</exception>
    public static async Task<Frame> TakeAsync(Stream server, CancellationToken cancel)
    {
        var bytes = new RfbBytes(server);
        Frame size = await GreetAsync(server, bytes, cancel).ConfigureAwait(false);
        uint[] pixels = new uint[size.Width * size.Height];
        byte[] wish = new byte[20 + 8 + 10];
        PixelFormat.Standard.WriteTo(wish.AsSpan(4));
        wish[20] = RfbNumbers.SetEncodings;
        wish[23] = 1;
        wish[28] = RfbNumbers.UpdateRequest;
        BinaryPrimitives.WriteUInt16BigEndian(wish.AsSpan(34), (ushort)size.Width);
        BinaryPrimitives.WriteUInt16BigEndian(wish.AsSpan(36), (ushort)size.Height);
        await server.WriteAsync(wish, cancel).ConfigureAwait(false);
        await server.FlushAsync(cancel).ConfigureAwait(false);
        long missing = pixels.Length;
        while (missing > 0)
        {
            missing -= await ReadMessageAsync(bytes, size, pixels, cancel).ConfigureAwait(false);
        }
        return new Frame(size.Width, size.Height, pixels);
    }

    private static async ValueTask<Frame> GreetAsync(Stream server, RfbBytes bytes, CancellationToken cancel)
    {
        ReadOnlyMemory<byte> text = await bytes.ReadAsync(RfbNumbers.VersionSize, cancel).ConfigureAwait(false);
        RfbVersion version = RfbVersions.Agreed(text.Span, RfbVersion.Rfb38)
            ?? throw new RfbException("the server speaks another protocol");
        await server.WriteAsync(RfbVersions.Text(version), cancel).ConfigureAwait(false);
        if (version == RfbVersion.Rfb33)
        {
            await ExpectAsync(bytes, RfbNumbers.SecurityNone, cancel).ConfigureAwait(false);
        }
        else
        {
            byte count = (await bytes.ReadAsync(1, cancel).ConfigureAwait(false)).Span[0];
            if (count == 0
                || !(await bytes.ReadAsync(count, cancel).ConfigureAwait(false)).Span.Contains(RfbNumbers.SecurityNone))
            {
                throw new RfbException("the server wants a password");
            }
            await server.WriteAsync(new[] { RfbNumbers.SecurityNone }, cancel).ConfigureAwait(false);
            if (version == RfbVersion.Rfb38)
            {
                await ExpectAsync(bytes, 0, cancel).ConfigureAwait(false);
            }
        }
        // Others may stay.
        await server.WriteAsync(new byte[] { 1 }, cancel).ConfigureAwait(false);
        await server.FlushAsync(cancel).ConfigureAwait(false);
        return await ReadSizeAsync(bytes, cancel).ConfigureAwait(false);
    }

    private static async ValueTask ExpectAsync(RfbBytes bytes, uint value, CancellationToken cancel)
    {
        ReadOnlyMemory<byte> number = await bytes.ReadAsync(4, cancel).ConfigureAwait(false);
        if (BinaryPrimitives.ReadUInt32BigEndian(number.Span) != value)
        {
            throw new RfbException("the server does not let anybody in without a password");
        }
    }

    /// <summary>A black frame of the server's size.</summary>
    private static async ValueTask<Frame> ReadSizeAsync(RfbBytes bytes, CancellationToken cancel)
    {
        ReadOnlyMemory<byte> head = await bytes.ReadAsync(24, cancel).ConfigureAwait(false);
        int width = BinaryPrimitives.ReadUInt16BigEndian(head.Span);
        int height = BinaryPrimitives.ReadUInt16BigEndian(head.Span[2..]);
        uint name = BinaryPrimitives.ReadUInt32BigEndian(head.Span[20..]);
        if (width is 0 or > Frame.SideMax || height is 0 or > Frame.SideMax || name > TextMax)
        {
            throw new RfbException($"a screen of {width} by {height} pixels cannot be taken");
        }
        await bytes.SkipAsync(name, cancel).ConfigureAwait(false);
        return new Frame(width, height);
    }

    /// <summary>Reads one message; returns how many pixels it brought.</summary>
    private static async ValueTask<long> ReadMessageAsync(
        RfbBytes bytes, Frame size, uint[] pixels, CancellationToken cancel)
    {
        byte type = (await bytes.ReadAsync(1, cancel).ConfigureAwait(false)).Span[0];
        switch (type)
        {
            case RfbNumbers.FramebufferUpdate:
                return await ReadUpdateAsync(bytes, size, pixels, cancel).ConfigureAwait(false);
            case RfbNumbers.SetColourMapEntries:
                ReadOnlyMemory<byte> colours = await bytes.ReadAsync(5, cancel).ConfigureAwait(false);
                await bytes.SkipAsync(6 * BinaryPrimitives.ReadUInt16BigEndian(colours.Span[3..]), cancel)
                    .ConfigureAwait(false);
                return 0;
            case RfbNumbers.Bell:
                return 0;
            case RfbNumbers.ServerCutText:
                ReadOnlyMemory<byte> text = await bytes.ReadAsync(7, cancel).ConfigureAwait(false);
                uint length = BinaryPrimitives.ReadUInt32BigEndian(text.Span[3..]);
                await bytes.SkipAsync(
                    length <= TextMax ? length : throw new RfbException($"{length} bytes were cut"), cancel)
                    .ConfigureAwait(false);
                return 0;
            default:
                throw new RfbException($"no message of a server has number {type}");
        }
    }

    private static async ValueTask<long> ReadUpdateAsync(
        RfbBytes bytes, Frame size, uint[] pixels, CancellationToken cancel)
    {
        ReadOnlyMemory<byte> head = await bytes.ReadAsync(3, cancel).ConfigureAwait(false);
        int count = BinaryPrimitives.ReadUInt16BigEndian(head.Span[1..]);
        long brought = 0;
        for (int number = 0; number < count; number++)
        {
            ReadOnlyMemory<byte> rectangle = await bytes.ReadAsync(12, cancel).ConfigureAwait(false);
            FrameArea area = AreaOf(rectangle.Span, size);
            for (int y = area.Y; y < area.Y + area.Height && area.Width > 0; y++)
            {
                ReadOnlyMemory<byte> row = await bytes.ReadAsync(area.Width * 4, cancel).ConfigureAwait(false);
                for (int x = 0; x < area.Width; x++)
                {
                    pixels[(y * size.Width) + area.X + x] =
                        BinaryPrimitives.ReadUInt32LittleEndian(row.Span[(x * 4)..]) & 0xFF_FFFF;
                }
            }
            brought += (long)area.Width * area.Height;
        }
        return brought;
    }

    private static FrameArea AreaOf(ReadOnlySpan<byte> head, Frame size)
    {
        var area = new FrameArea(
            BinaryPrimitives.ReadUInt16BigEndian(head), BinaryPrimitives.ReadUInt16BigEndian(head[2..]),
            BinaryPrimitives.ReadUInt16BigEndian(head[4..]), BinaryPrimitives.ReadUInt16BigEndian(head[6..]));
        bool isInside = area.X + area.Width <= size.Width && area.Y + area.Height <= size.Height;
        return isInside && BinaryPrimitives.ReadInt32BigEndian(head[8..]) == RfbNumbers.Raw
            ? area
            : throw new RfbException("the server sent a rectangle that nobody asked for");
    }
}
