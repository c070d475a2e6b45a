using System.Text;

namespace Xen.Model.Formats.ThinCli;

/// <summary>
/// The server's side of a conversation: it has the client print, read, fetch and upload. One task at a time asks;
/// others may print meanwhile.
/// </summary>
public sealed class ThinServer : IDisposable
{
    private readonly ThinStream _stream;
    private readonly CancellationToken _cancel;
    private readonly CancellationTokenSource _gone;
    private Task<ThinMessage?> _next;

    private ThinServer(ThinStream stream, CancellationToken cancel)
    {
        _stream = stream;
        _gone = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _cancel = _gone.Token;
        _next = ListenAsync();
    }

    /// <summary>
    /// Ends when the client has closed the connection: somebody listens for that all the time, as a client that only
    /// waits says nothing.
    /// </summary>
    public CancellationToken Gone => _cancel;

    /// <summary>Greets a client.</summary>
    /// <param name="stream">The connection behind the arguments; the caller disposes of it.</param>
    /// <param name="cancel">Gives up, now and later.</param>
    /// <exception cref="ThinProtocolException">The client speaks something else.</exception>
    public static async Task<ThinServer> GreetAsync(Stream stream, CancellationToken cancel)
    {
        var messages = new ThinStream(stream);
        await messages.SendGreetingAsync(cancel).ConfigureAwait(false);
        (int major, _) = await messages.ReadGreetingAsync(cancel).ConfigureAwait(false);
        return major == ThinStream.Major
            ? new ThinServer(messages, cancel)
            : throw new ThinProtocolException("the client speaks another version of the protocol");
    }

    /// <summary>Sends something that is not answered.</summary>
    public Task TellAsync(ThinCommand command) => _stream.SendAsync(command, _cancel);

    /// <summary>The content of a file of the client; null when the client will not or cannot give it.</summary>
    /// <exception cref="ThinProtocolException">It is larger than <see cref="ThinLimits.LoadBytesMax"/>.</exception>
    public async Task<byte[]?> LoadAsync(string file)
    {
        await TellAsync(new ThinCommand.Load(file)).ConfigureAwait(false);
        return await AnswerAsync().ConfigureAwait(false) ? await BytesAsync().ConfigureAwait(false) : null;
    }

    /// <summary>A line from the user.</summary>
    public async Task<string> PromptAsync()
    {
        await TellAsync(new ThinCommand.Prompt()).ConfigureAwait(false);
        return Encoding.UTF8.GetString(await BytesAsync().ConfigureAwait(false)).TrimEnd('\r', '\n');
    }

    /// <summary>Has the client transfer something, and waits for the end.</summary>
    /// <returns>True when the client says that it succeeded.</returns>
    public async Task<bool> TransferAsync(ThinCommand transfer)
    {
        await TellAsync(transfer).ConfigureAwait(false);
        return await AnswerAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whoever still listens hears nothing more; what it says then is of no interest.
        _gone.Cancel();
        _ = _next.ContinueWith(
            static heard => heard.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        _gone.Dispose();
        _stream.Dispose();
    }

    private async Task<bool> AnswerAsync()
    {
        while (true)
        {
            switch (await NextAsync().ConfigureAwait(false))
            {
                case ThinResponse { Answer: ThinAnswer.Wait }:
                    break;
                case ThinResponse { Answer: ThinAnswer answer }:
                    return answer == ThinAnswer.Ok;
                default:
                    throw new ThinProtocolException("the client sent something else than an answer");
            }
        }
    }

    private async Task<byte[]> BytesAsync()
    {
        using var bytes = new MemoryStream();
        while (await NextAsync().ConfigureAwait(false) is ThinBlob blob)
        {
            if (blob.Size is not int size)
            {
                return bytes.ToArray();
            }
            if (bytes.Length + size > ThinLimits.LoadBytesMax)
            {
                throw new ThinProtocolException("the client sent more than may travel inside the connection");
            }
            bytes.Write(await _stream.ReadBytesAsync(size, _cancel).ConfigureAwait(false));
            _next = ListenAsync();
        }
        throw new ThinProtocolException("the client sent something else than bytes");
    }

    /// <summary>
    /// The next message. Behind one that announces bytes, nobody listens before these have been read.
    /// </summary>
    private async Task<ThinMessage> NextAsync()
    {
        ThinMessage message = await _next.ConfigureAwait(false)
            ?? throw new ThinProtocolException("the client is gone");
        if (message is not ThinBlob { Size: not null })
        {
            _next = ListenAsync();
        }
        return message;
    }

    private async Task<ThinMessage?> ListenAsync()
    {
        bool isThere = false;
        try
        {
            ThinMessage? message = await _stream.ReadAsync(ThinLimits.AnswerBytesMax, _cancel).ConfigureAwait(false);
            isThere = message is not null;
            return message;
        }
        finally
        {
            if (!isThere)
            {
                await _gone.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
