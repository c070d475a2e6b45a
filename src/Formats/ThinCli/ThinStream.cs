using System.Buffers.Binary;

namespace Xen.Model.Formats.ThinCli;

/// <summary>
/// Messages on a stream of bytes, for either side. One reader and any number of writers may use it at a time; it does
/// not own the stream.
/// </summary>
public sealed class ThinStream : IDisposable
{
    /// <summary>The version that is spoken here; sides with the same major number understand each other.</summary>
    public const int Major = 0;

    /// <summary>See <see cref="Major"/>.</summary>
    public const int Minor = 2;

    private readonly Stream _stream;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Makes it.</summary>
    /// <param name="stream">Carries the bytes in both directions.</param>
    public ThinStream(Stream stream) => _stream = stream;

    /// <summary>What both sides say first, before their version.</summary>
    public static ReadOnlySpan<byte> Greeting => "XenSource thin CLI protocol"u8;

    /// <summary>Says which protocol is spoken here.</summary>
    public async Task SendGreetingAsync(CancellationToken cancel)
    {
        byte[] greeting = new byte[Greeting.Length + 2 * sizeof(int)];
        Greeting.CopyTo(greeting);
        BinaryPrimitives.WriteInt32LittleEndian(greeting.AsSpan(Greeting.Length), Major);
        BinaryPrimitives.WriteInt32LittleEndian(greeting.AsSpan(Greeting.Length + sizeof(int)), Minor);
        await WriteAsync(greeting, cancel).ConfigureAwait(false);
    }

    /// <summary>Reads what the other side speaks.</summary>
    /// <returns>Its version.</returns>
    /// <exception cref="ThinProtocolException">It speaks something else.</exception>
    public async Task<(int Major, int Minor)> ReadGreetingAsync(CancellationToken cancel)
    {
        byte[] start = await ReadBytesAsync(4, cancel).ConfigureAwait(false);
        if (start.AsSpan().SequenceEqual("HTTP"u8))
        {
            throw new ThinProtocolException("the server answered in HTTP, so it could not carry out the command");
        }
        byte[] rest = await ReadBytesAsync(Greeting.Length - start.Length + 2 * sizeof(int), cancel)
            .ConfigureAwait(false);
        byte[] all = [.. start, .. rest];
        if (!all.AsSpan(0, Greeting.Length).SequenceEqual(Greeting))
        {
            throw new ThinProtocolException("the other side does not speak the thin command line protocol");
        }
        return (
            BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(Greeting.Length)),
            BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(Greeting.Length + sizeof(int))));
    }

    /// <summary>Sends a message in one piece, as some clients need it.</summary>
    public Task SendAsync(ThinMessage message, CancellationToken cancel) =>
        WriteAsync(ThinEncoder.Encode(message), cancel);

    /// <summary>Sends bytes of a file or a line, announced and in one piece.</summary>
    public Task SendChunkAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        WriteAsync((byte[])[.. ThinEncoder.Encode(new ThinBlob(bytes.Length)), .. bytes.Span], cancel);

    /// <summary>Reads the next message; null when the other side has closed in front of it.</summary>
    /// <param name="bytesMax">How long the message may be.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ThinProtocolException">It is no message, or too long.</exception>
    public async Task<ThinMessage?> ReadAsync(int bytesMax, CancellationToken cancel)
    {
        byte[] header = new byte[sizeof(int)];
        int count = await _stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancel)
            .ConfigureAwait(false);
        if (count == 0)
        {
            return null;
        }
        int length = count == header.Length ? BinaryPrimitives.ReadInt32LittleEndian(header) : -1;
        if (length < 0 || length > bytesMax)
        {
            throw new ThinProtocolException("a message is cut or too long");
        }
        return ThinDecoder.Decode(await ReadBytesAsync(length, cancel).ConfigureAwait(false));
    }

    /// <summary>Reads bytes outside the framing of messages.</summary>
    /// <exception cref="ThinProtocolException">There are fewer.</exception>
    public async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancel)
    {
        byte[] bytes = new byte[count];
        try
        {
            await _stream.ReadExactlyAsync(bytes, cancel).ConfigureAwait(false);
        }
        catch (EndOfStreamException cut)
        {
            throw new ThinProtocolException("the connection was lost", cut);
        }
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(bytes, cancel).ConfigureAwait(false);
            await _stream.FlushAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }
}
