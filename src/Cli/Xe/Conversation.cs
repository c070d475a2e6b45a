using System.Globalization;
using System.Text;
using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Cli.Xe;

/// <summary>Does what the server says until it says which exit code.</summary>
/// <param name="server">The server.</param>
/// <param name="files">Transfers files.</param>
/// <param name="rules">Which files may be sent through the connection.</param>
/// <param name="request">Sends requests, for consoles.</param>
/// <param name="terminal">The user.</param>
internal sealed class Conversation(
    ThinStream server, FileTransfers files, FileRules rules, HttpRequest request, UserTerminal terminal)
{
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(300);

    /// <summary>The whole conversation.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">The connection is lost, or the server says what nobody understands.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        (int major, _) = await server.ReadGreetingAsync(cancel).ConfigureAwait(false);
        if (major != ThinStream.Major)
        {
            throw new XeFailedException("the server speaks another version of the protocol");
        }
        await server.SendGreetingAsync(cancel).ConfigureAwait(false);
        while (true)
        {
            ThinMessage message = await server.ReadAsync(ThinLimits.CommandBytesMax, cancel).ConfigureAwait(false)
                ?? throw new ThinProtocolException("the connection was lost");
            if (message is ThinCommand.Exit exit)
            {
                return exit.Code;
            }
            await DoAsync(message, cancel).ConfigureAwait(false);
        }
    }

    private Task DoAsync(ThinMessage message, CancellationToken cancel) => message switch
    {
        ThinCommand.Print print => terminal.PrintAsync(print.Text + "\n"),
        ThinCommand.PrintStderr print => terminal.ComplainAsync(print.Text),
        ThinCommand.Debug debug => terminal.DebugAsync(debug.Text),
        ThinCommand.Error error => terminal.ComplainAsync(
            $"Error code: {error.Code}\nError parameters: {string.Join(", ", error.Parameters)}\n"),
        ThinCommand.Load load => LoadAsync(load.File, cancel),
        ThinCommand.Prompt => PromptAsync(cancel),
        ThinCommand.HttpGet get => WorkAsync(ending => files.FetchAsync(get.File, get.Url, ending), cancel),
        ThinCommand.HttpPut put => WorkAsync(ending => files.UploadAsync(put.File, put.Url, ending), cancel),
        ThinCommand.HttpConnect connect => WorkAsync(
            ending => new ConsoleSession(request, terminal).RunAsync(connect.Url, ending), cancel),
        _ => throw new ThinProtocolException("the server says something that clients say"),
    };

    private async Task LoadAsync(string file, CancellationToken cancel)
    {
        byte[]? content = null;
        if (rules.MayRead(file))
        {
            try
            {
                content = await File.ReadAllBytesAsync(file, cancel).ConfigureAwait(false);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                await terminal.DebugAsync(unreadable.Message).ConfigureAwait(false);
            }
        }
        if (content is null || content.Length > ThinLimits.LoadBytesMax)
        {
            await AnswerAsync(ThinAnswer.Failed, cancel).ConfigureAwait(false);
            return;
        }
        await AnswerAsync(ThinAnswer.Ok, cancel).ConfigureAwait(false);
        await server.SendChunkAsync(content, cancel).ConfigureAwait(false);
        await server.SendAsync(ThinBlob.End, cancel).ConfigureAwait(false);
    }

    private async Task PromptAsync(CancellationToken cancel)
    {
        string line = await terminal.ReadLineAsync(cancel).ConfigureAwait(false);
        await server.SendChunkAsync(Encoding.UTF8.GetBytes(line), cancel).ConfigureAwait(false);
        await server.SendAsync(ThinBlob.End, cancel).ConfigureAwait(false);
    }

    /// <summary>Does something that takes its time; meanwhile the server is told that it goes on.</summary>
    private async Task WorkAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        try
        {
            Task working = work(cancel);
            while (await Task.WhenAny(working, Task.Delay(s_heartbeat, cancel)).ConfigureAwait(false) != working)
            {
                cancel.ThrowIfCancellationRequested();
                await AnswerAsync(ThinAnswer.Wait, cancel).ConfigureAwait(false);
            }
            await working.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is XeFailedException or IOException)
        {
            await terminal.ComplainAsync(string.Create(CultureInfo.InvariantCulture, $"xe: {failure.Message}\n"))
                .ConfigureAwait(false);
            await AnswerAsync(ThinAnswer.Failed, cancel).ConfigureAwait(false);
            return;
        }
        await AnswerAsync(ThinAnswer.Ok, cancel).ConfigureAwait(false);
    }

    private Task AnswerAsync(ThinAnswer answer, CancellationToken cancel) =>
        server.SendAsync(new ThinResponse(answer), cancel);
}
