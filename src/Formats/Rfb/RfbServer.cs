using System.Buffers.Binary;
using System.Text;

namespace Xen.Model.Formats.Rfb;

/// <summary>
/// Serves a screen to one client: RFB 3.3, 3.7 and 3.8 (RFC 6143) without a password, as whoever lets the client in has
/// asked for one. An update is sent only when the client asked for one and something has changed, or the client wants
/// all of it. One for each connection.
/// </summary>
public sealed class RfbServer
{
    private readonly Stream _client;
    private readonly RfbScreen _screen;
    private readonly RfbServerOptions _options;
    private readonly RfbBytes _bytes;
    private readonly RfbPicture _picture;
    private PixelFormat _format = PixelFormat.Standard;
    private RfbClientMessage.Update? _wanted;
    private bool _canResize;
    private bool _canRre;
    private bool _owesKeySign;

    private RfbServer(Stream client, RfbScreen screen, RfbServerOptions options)
    {
        _client = client;
        _screen = screen;
        _options = options;
        _bytes = new RfbBytes(client);
        Frame first = screen.Current;
        _picture = new RfbPicture(first.Width, first.Height);
    }

    /// <summary>Serves until the client leaves. The stream stays open.</summary>
    /// <param name="client">The connection, both ways.</param>
    /// <param name="screen">What is shown.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="IOException">The connection broke, or the client does not keep to the protocol.</exception>
    public static async Task ServeAsync(
        Stream client, RfbScreen screen, RfbServerOptions? options = null, CancellationToken cancel = default)
    {
        var server = new RfbServer(client, screen, options ?? new RfbServerOptions());
        await server.GreetAsync(cancel).ConfigureAwait(false);
        await server.RunAsync(cancel).ConfigureAwait(false);
    }

    private async Task GreetAsync(CancellationToken cancel)
    {
        await SendAsync(RfbVersions.Text(_options.Version), cancel).ConfigureAwait(false);
        ReadOnlyMemory<byte> answer = await _bytes.ReadAsync(RfbNumbers.VersionSize, cancel).ConfigureAwait(false);
        RfbVersion version = RfbVersions.Agreed(answer.Span, _options.Version)
            ?? throw new RfbException("the client speaks another protocol");
        if (version == RfbVersion.Rfb33)
        {
            await SendAsync([0, 0, 0, RfbNumbers.SecurityNone], cancel).ConfigureAwait(false);
        }
        else
        {
            await AgreeOnSecurityAsync(version, cancel).ConfigureAwait(false);
        }
        // Whether others may stay: they may, whatever the client says.
        await _bytes.ReadAsync(1, cancel).ConfigureAwait(false);
        await SendAsync(Beginning(), cancel).ConfigureAwait(false);
    }

    private async Task AgreeOnSecurityAsync(RfbVersion version, CancellationToken cancel)
    {
        await SendAsync([1, RfbNumbers.SecurityNone], cancel).ConfigureAwait(false);
        ReadOnlyMemory<byte> choice = await _bytes.ReadAsync(1, cancel).ConfigureAwait(false);
        bool isFine = choice.Span[0] == RfbNumbers.SecurityNone;
        if (version == RfbVersion.Rfb38)
        {
            byte[] reason = "no such security type"u8.ToArray();
            byte[] result = isFine ? [0, 0, 0, 0] : [0, 0, 0, 1, 0, 0, 0, (byte)reason.Length, .. reason];
            await SendAsync(result, cancel).ConfigureAwait(false);
        }
        if (!isFine)
        {
            throw new RfbException("the client chose a security type that was not offered");
        }
    }

    private byte[] Beginning()
    {
        byte[] name = Encoding.UTF8.GetBytes(_screen.Name);
        byte[] message = new byte[4 + PixelFormat.Size + 4 + name.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)_picture.Width);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)_picture.Height);
        _format.WriteTo(message.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4 + PixelFormat.Size), name.Length);
        name.CopyTo(message.AsSpan(8 + PixelFormat.Size));
        return message;
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        var reader = new RfbClientReader(_bytes, _options);
        Task<RfbClientMessage?> next = reader.ReadAsync(cancel).AsTask();
        while (true)
        {
            Frame frame = _screen.Current;
            if (Update(frame) is { } update)
            {
                await SendAsync(update, cancel).ConfigureAwait(false);
            }
            if (_wanted is not null && !next.IsCompleted)
            {
                await Task.WhenAny(next, _screen.ChangedAsync(frame)).ConfigureAwait(false);
                if (!next.IsCompleted)
                {
                    continue;
                }
            }
            if (await next.ConfigureAwait(false) is not { } message)
            {
                return;
            }
            Take(message);
            next = reader.ReadAsync(cancel).AsTask();
        }
    }

    private void Take(RfbClientMessage message)
    {
        switch (message)
        {
            case RfbClientMessage.Pixels pixels:
                _format = pixels.Format;
                break;
            case RfbClientMessage.Encodings encodings:
                _owesKeySign = encodings.Numbers.Contains(RfbNumbers.QemuExtendedKeys);
                _canResize = encodings.Numbers.Contains(RfbNumbers.DesktopSize);
                _canRre = encodings.Numbers.Contains(RfbNumbers.Rre);
                break;
            case RfbClientMessage.Update update:
                _wanted = _wanted is null
                    ? update
                    : new RfbClientMessage.Update(
                        _wanted.IsIncremental && update.IsIncremental, _wanted.Area.Joined(update.Area));
                break;
            case RfbClientMessage.Key key:
                _screen.Press(key.Pressed);
                break;
            default:
                break;
        }
    }

    /// <summary>What the client is to be sent now; null when it has not asked, or nothing has changed.</summary>
    private byte[]? Update(Frame frame)
    {
        if (_wanted is not { } wanted)
        {
            return null;
        }
        var rectangles = new RfbRectangles();
        if (_owesKeySign)
        {
            rectangles.AddSign(RfbNumbers.QemuExtendedKeys, 0, 0);
            _owesKeySign = false;
        }
        if (_canResize && (frame.Width != _picture.Width || frame.Height != _picture.Height))
        {
            // What is on the screen has to be asked for again, in its new size.
            _picture.Resize(frame.Width, frame.Height);
            rectangles.AddSign(RfbNumbers.DesktopSize, frame.Width, frame.Height);
        }
        else
        {
            _picture.Update(frame, wanted.Area, wanted.IsIncremental, (area, pixels) =>
                rectangles.Add(area, pixels, _format, _canRre));
        }
        if (rectangles.Count == 0 && wanted.IsIncremental)
        {
            return null;
        }
        _wanted = null;
        return rectangles.ToMessage();
    }

    private async ValueTask SendAsync(byte[] bytes, CancellationToken cancel)
    {
        await _client.WriteAsync(bytes, cancel).ConfigureAwait(false);
        await _client.FlushAsync(cancel).ConfigureAwait(false);
    }
}
