using System.Buffers;

namespace Xen.Model.Rpc.Handlers.Consoles;

/// <summary>Carries bytes between a client and the server of a console until one of them ends.</summary>
internal static class ConsolePump
{
    /// <summary>
    /// How long the console is held back behind the head of the reply: some clients throw away what arrives with it.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private const int BufferSize = 64 * 1024;

    /// <summary>Carries bytes until either side ends, the client is idle for too long, or it is time to stop.</summary>
    public static async Task RunAsync(Stream client, Stream console, ConsoleIdleness idleness, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] ways =
        [
            CopyAsync(client, console, idleness.Note, end.Token),
            ShowAsync(console, client, end.Token),
            idleness.WaitAsync(end.Token),
        ];
        await Task.WhenAny(ways).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        foreach (Task way in ways)
        {
            // However it ended, it is over.
            await way.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ShowAsync(Stream console, Stream client, CancellationToken stop)
    {
        await Task.Delay(s_pause, stop).ConfigureAwait(false);
        await CopyAsync(console, client, static _ => { }, stop).ConfigureAwait(false);
    }

    private static async Task CopyAsync(
        Stream from, Stream to, Action<ReadOnlySpan<byte>> note, CancellationToken stop)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await from.ReadAsync(buffer, stop).ConfigureAwait(false) is > 0 and var count)
            {
                note(buffer.AsSpan(0, count));
                await to.WriteAsync(buffer.AsMemory(0, count), stop).ConfigureAwait(false);
                await to.FlushAsync(stop).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
