using System.Text;
using System.Threading.Channels;
using Xen.Model.Formats.Rfb;

namespace Xen.Model.Backend.Simulation.Consoles;

/// <summary>Serves a guest's terminal to somebody with a vt100.</summary>
internal static class TextConsole
{
    private const int PiecesMax = 1_024;
    private const int BufferSize = 1_024;
    private const char Escape = '\u001b';

    /// <summary>Serves until the other side leaves, or the guest goes.</summary>
    public static async Task ServeAsync(Stream client, GuestTerminal terminal, CancellationToken cancel)
    {
        // Who does not read loses what was written first.
        var output = Channel.CreateBounded<string>(new BoundedChannelOptions(PiecesMax)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
        });
        void Written(string text) => output.Writer.TryWrite(text);
        string before = terminal.Follow(Written);
        try
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Task showing = ShowAsync(client, before, output.Reader, leaving.Token);
            Task typing = TypeAsync(client, terminal, leaving.Token);
            await Task.WhenAny(showing, typing).ConfigureAwait(false);
            await leaving.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(showing, typing).ConfigureAwait(false);
        }
        finally
        {
            terminal.Leave(Written);
        }
    }

    private static async Task ShowAsync(
        Stream client, string before, ChannelReader<string> output, CancellationToken cancel)
    {
        await client.WriteAsync(Encoding.UTF8.GetBytes(before), cancel).ConfigureAwait(false);
        await foreach (string text in output.ReadAllAsync(cancel).ConfigureAwait(false))
        {
            await client.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).ConfigureAwait(false);
        }
    }

    private static async Task TypeAsync(Stream client, GuestTerminal terminal, CancellationToken cancel)
    {
        byte[] bytes = new byte[BufferSize];
        char[] letters = new char[BufferSize + 2];
        Decoder decoder = Encoding.UTF8.GetDecoder();
        bool isInEscape = false;
        char last = '\0';
        while (await client.ReadAsync(bytes, cancel).ConfigureAwait(false) is > 0 and var count)
        {
            int decoded = decoder.GetChars(bytes, 0, count, letters, 0);
            foreach (char letter in letters.AsSpan(0, decoded))
            {
                // Arrows and the like are escape, a bracket, numbers, and a letter.
                bool wasInEscape = isInEscape;
                isInEscape = letter == Escape || (isInEscape && (letter is '[' or 'O' or ';' || char.IsDigit(letter)));
                bool isSecondOfPair = letter == '\n' && last == '\r';
                last = letter;
                if (!isInEscape && !wasInEscape && !isSecondOfPair)
                {
                    terminal.Type(letter == '\n' ? Keyboard.Enter : letter);
                }
            }
        }
    }
}
