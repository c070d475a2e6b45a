using System.Buffers.Binary;
using System.Text;
using Xen.Model.Formats.Rfb;

namespace Xen.Model.Formats.Tests.Rfb;

/// <summary>A client of a screen that notes everything that the server sends, byte by byte.</summary>
internal sealed class RfbTestClient : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Stream _near;
    private readonly Stream _far;
    private PixelFormat _format = PixelFormat.Standard;

    public RfbTestClient(RfbScreen screen, RfbServerOptions? options = null)
    {
        (_near, _far) = StreamPair.Create();
        Served = ServeAsync(screen, options);
    }

    /// <summary>Ends when the server has left.</summary>
    public Task Served { get; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>What the client's screen shows, in values of the format that the client asked for.</summary>
    public uint[] Pixels { get; private set; } = [];

    public string Name { get; private set; } = "";

    public async Task SendAsync(params byte[] bytes) => await _near.WriteAsync(bytes);

    public async Task<byte[]> ReadAsync(int count)
    {
        byte[] bytes = new byte[count];
        await _near.ReadExactlyAsync(bytes).AsTask().WaitAsync(Limit);
        return bytes;
    }

    /// <summary>The whole beginning in 3.3.</summary>
    public async Task GreetAsync()
    {
        (await ReadAsync(12)).Should().Equal("RFB 003.003\n"u8.ToArray());
        await SendAsync("RFB 003.003\n"u8.ToArray());
        (await ReadAsync(4)).Should().Equal(0, 0, 0, 1);
        await SendAsync(1);
        await ReadBeginningAsync();
    }

    public async Task ReadBeginningAsync()
    {
        byte[] head = await ReadAsync(24);
        Resize(BinaryPrimitives.ReadUInt16BigEndian(head), BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)));
        PixelFormat.Read(head.AsSpan(4)).Should().Be(PixelFormat.Standard);
        Name = Encoding.UTF8.GetString(await ReadAsync(BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20))));
    }

    public async Task AskForFormatAsync(PixelFormat format)
    {
        byte[] message = new byte[20];
        format.WriteTo(message.AsSpan(4));
        await SendAsync(message);
        _format = format;
    }

    public async Task OfferAsync(params int[] encodings)
    {
        byte[] message = new byte[4 + (4 * encodings.Length)];
        message[0] = 2;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)encodings.Length);
        for (int at = 0; at < encodings.Length; at++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4 + (4 * at)), encodings[at]);
        }
        await SendAsync(message);
    }

    public async Task AskAsync(bool isIncremental, FrameArea? part = null)
    {
        FrameArea area = part ?? new FrameArea(0, 0, Width, Height);
        byte[] message = new byte[10];
        message[0] = 3;
        message[1] = isIncremental ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)area.X);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), (ushort)area.Y);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6), (ushort)area.Width);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(8), (ushort)area.Height);
        await SendAsync(message);
    }

    /// <summary>Reads an update and draws it; returns what it consisted of.</summary>
    public async Task<List<(FrameArea Area, int Encoding)>> UpdateAsync()
    {
        byte[] head = await ReadAsync(4);
        head[0].Should().Be(0);
        var found = new List<(FrameArea, int)>();
        for (int number = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)); number > 0; number--)
        {
            byte[] rectangle = await ReadAsync(12);
            FrameArea area = Area(rectangle);
            int encoding = BinaryPrimitives.ReadInt32BigEndian(rectangle.AsSpan(8));
            found.Add((area, encoding));
            await DrawAsync(area, encoding);
        }
        return found;
    }

    /// <summary>True when nothing comes for a while.</summary>
    public async Task<bool> IsSilentAsync()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        try
        {
            await _near.ReadExactlyAsync(new byte[1], stop.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _near.DisposeAsync();
        await Task.WhenAny(Served).WaitAsync(Limit);
    }

    private async Task ServeAsync(RfbScreen screen, RfbServerOptions? options)
    {
        await using (_far)
        {
            await RfbServer.ServeAsync(_far, screen, options);
        }
    }

    private static FrameArea Area(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
        BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));

    private void Resize(int width, int height)
    {
        Width = width;
        Height = height;
        Pixels = new uint[width * height];
    }

    private async Task DrawAsync(FrameArea area, int encoding)
    {
        int size = _format.BytesPerPixel;
        switch (encoding)
        {
            case 0:
                byte[] raw = await ReadAsync(area.Width * area.Height * size);
                for (int at = 0; at < area.Width * area.Height; at++)
                {
                    this[area.X + (at % area.Width), area.Y + (at / area.Width)] = Value(raw.AsSpan(at * size));
                }
                break;
            case 2:
                byte[] head = await ReadAsync(4 + size);
                Fill(area, Value(head.AsSpan(4)));
                for (uint left = BinaryPrimitives.ReadUInt32BigEndian(head); left > 0; left--)
                {
                    byte[] piece = await ReadAsync(size + 8);
                    FrameArea part = Area(piece.AsSpan(size));
                    Fill(part with { X = part.X + area.X, Y = part.Y + area.Y }, Value(piece));
                }
                break;
            case -223:
                Resize(area.Width, area.Height);
                break;
            default:
                break;
        }
    }

    private uint this[int x, int y]
    {
        set => Pixels[(y * Width) + x] = value;
    }

    private void Fill(FrameArea area, uint value)
    {
        for (int at = 0; at < area.Width * area.Height; at++)
        {
            this[area.X + (at % area.Width), area.Y + (at / area.Width)] = value;
        }
    }

    private uint Value(ReadOnlySpan<byte> bytes) => (_format.BitsPerPixel, _format.IsBigEndian) switch
    {
        (8, _) => bytes[0],
        (16, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (16, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
