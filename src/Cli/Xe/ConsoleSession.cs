using System.Diagnostics;

namespace Xen.Model.Cli.Xe;

/// <summary>Ties the terminal to a stream of bytes until the server closes it, or the user leaves.</summary>
internal sealed class ConsoleSession(HttpRequest request, UserTerminal terminal)
{
    /// <summary>What the keys Ctrl and ] send.</summary>
    private const byte LeaveKey = 0x1D;

    /// <summary>Runs until one side has enough.</summary>
    /// <exception cref="XeFailedException">The server does not give the stream.</exception>
    public async Task RunAsync(string url, CancellationToken cancel)
    {
        Connection connection = await request.OpenAsync("CONNECT", url, null, cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await terminal.ComplainAsync("The keys Ctrl and ] leave the console.\r\n").ConfigureAwait(false);
            using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            bool isRaw = await SetRawAsync(true).ConfigureAwait(false);
            try
            {
                Task shown = connection.Stream.CopyToAsync(terminal.Output, leave.Token);
                Task typed = TypeAsync(connection.Stream, leave.Token);
                await Task.WhenAny(shown, typed).ConfigureAwait(false);
                await leave.CancelAsync().ConfigureAwait(false);
            }
            finally
            {
                await (isRaw ? SetRawAsync(false) : Task.FromResult(false)).ConfigureAwait(false);
            }
        }
    }

    private async Task TypeAsync(Stream target, CancellationToken leave)
    {
        byte[] buffer = new byte[1024];
        int count;
        while ((count = await terminal.Input.ReadAsync(buffer, leave).ConfigureAwait(false)) > 0)
        {
            int end = buffer.AsSpan(0, count).IndexOf(LeaveKey);
            await target.WriteAsync(buffer.AsMemory(0, end < 0 ? count : end), leave).ConfigureAwait(false);
            await target.FlushAsync(leave).ConfigureAwait(false);
            if (end >= 0)
            {
                return;
            }
        }
        // Whoever pipes something in wants to see what comes of it.
        await Task.Delay(Timeout.Infinite, leave).ConfigureAwait(false);
    }

    /// <summary>Has the system pass keys on as they are pressed, or not; false where there is no terminal.</summary>
    private static async Task<bool> SetRawAsync(bool isRaw)
    {
        if (Console.IsInputRedirected || OperatingSystem.IsWindows())
        {
            return false;
        }
        using var setting = Process.Start("stty", isRaw ? ["raw", "-echo"] : ["sane"]);
        await setting.WaitForExitAsync().ConfigureAwait(false);
        return setting.ExitCode == 0;
    }
}
