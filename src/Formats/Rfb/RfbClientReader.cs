using System.Buffers.Binary;

namespace Xen.Model.Formats.Rfb;

/// <summary>Reads what a client says, within limits.</summary>
internal sealed class RfbClientReader(RfbBytes bytes, RfbServerOptions options)
{
    private static readonly RfbClientMessage s_other = new RfbClientMessage.Other();

    /// <summary>The next message; null when the client has left.</summary>
    /// <exception cref="RfbException">What came is no message, or too long.</exception>
    /// <exception cref="EndOfStreamException">The client left in the middle.</exception>
    public async ValueTask<RfbClientMessage?> ReadAsync(CancellationToken cancel)
    {
        if (await bytes.TryReadAsync(1, cancel).ConfigureAwait(false) is not { } type)
        {
            return null;
        }
        switch (type.Span[0])
        {
            case RfbNumbers.SetPixelFormat:
                return Pixels((await bytes.ReadAsync(19, cancel).ConfigureAwait(false)).Span[3..]);
            case RfbNumbers.SetEncodings:
                return await EncodingsAsync(cancel).ConfigureAwait(false);
            case RfbNumbers.UpdateRequest:
                return Update((await bytes.ReadAsync(9, cancel).ConfigureAwait(false)).Span);
            case RfbNumbers.KeyEvent:
                return Key((await bytes.ReadAsync(7, cancel).ConfigureAwait(false)).Span, isScanCode: false);
            case RfbNumbers.PointerEvent:
                await bytes.ReadAsync(5, cancel).ConfigureAwait(false);
                return s_other;
            case RfbNumbers.ClientCutText:
                return await PasteAsync(cancel).ConfigureAwait(false);
            case RfbNumbers.ScanCodeEvent:
                return Key((await bytes.ReadAsync(7, cancel).ConfigureAwait(false)).Span, isScanCode: true);
            case RfbNumbers.QemuMessage:
                return Qemu((await bytes.ReadAsync(11, cancel).ConfigureAwait(false)).Span);
            case var unknown:
                throw new RfbException($"no message of a client has number {unknown}");
        }
    }

    private static RfbClientMessage.Pixels Pixels(ReadOnlySpan<byte> body)
    {
        var format = PixelFormat.Read(body);
        return format.IsUsable
            ? new RfbClientMessage.Pixels(format)
            : throw new RfbException($"pixels cannot be sent with {format.BitsPerPixel} bits in that way");
    }

    private async ValueTask<RfbClientMessage> EncodingsAsync(CancellationToken cancel)
    {
        ReadOnlyMemory<byte> head = await bytes.ReadAsync(3, cancel).ConfigureAwait(false);
        int count = BinaryPrimitives.ReadUInt16BigEndian(head.Span[1..]);
        if (count > options.EncodingsMax)
        {
            throw new RfbException($"{count} encodings are more than a client has");
        }
        ReadOnlyMemory<byte> body = await bytes.ReadAsync(count * 4, cancel).ConfigureAwait(false);
        int[] numbers = new int[count];
        for (int at = 0; at < count; at++)
        {
            numbers[at] = BinaryPrimitives.ReadInt32BigEndian(body.Span[(at * 4)..]);
        }
        return new RfbClientMessage.Encodings(numbers);
    }

    private static RfbClientMessage.Update Update(ReadOnlySpan<byte> body) => new(
        body[0] != 0,
        new FrameArea(
            BinaryPrimitives.ReadUInt16BigEndian(body[1..]), BinaryPrimitives.ReadUInt16BigEndian(body[3..]),
            BinaryPrimitives.ReadUInt16BigEndian(body[5..]), BinaryPrimitives.ReadUInt16BigEndian(body[7..])));

    private static RfbClientMessage.Key Key(ReadOnlySpan<byte> body, bool isScanCode)
    {
        uint code = BinaryPrimitives.ReadUInt32BigEndian(body[3..]);
        return new RfbClientMessage.Key(new RfbKey(body[0] != 0, isScanCode ? 0 : code, isScanCode ? code : 0));
    }

    private static RfbClientMessage.Key Qemu(ReadOnlySpan<byte> body) => body[0] == RfbNumbers.QemuExtendedKey
        ? new RfbClientMessage.Key(new RfbKey(
            BinaryPrimitives.ReadUInt16BigEndian(body[1..]) != 0,
            BinaryPrimitives.ReadUInt32BigEndian(body[3..]),
            BinaryPrimitives.ReadUInt32BigEndian(body[7..])))
        : throw new RfbException($"QEMU's message {body[0]} is not offered here");

    private async ValueTask<RfbClientMessage> PasteAsync(CancellationToken cancel)
    {
        ReadOnlyMemory<byte> head = await bytes.ReadAsync(7, cancel).ConfigureAwait(false);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(head.Span[3..]);
        if (length > options.PasteBytesMax)
        {
            throw new RfbException($"{length} bytes are too much to paste");
        }
        await bytes.SkipAsync(length, cancel).ConfigureAwait(false);
        return s_other;
    }
}
