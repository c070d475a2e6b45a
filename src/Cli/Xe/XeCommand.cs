using System.Globalization;
using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Cli.Xe;

/// <summary>One run of the client, from words to an exit code.</summary>
internal static class XeCommand
{
    private const int Ok = 0;
    private const int Failed = 1;

    private const string Usage = """
        usage: xe COMMAND [-s SERVER] [-p PORT] [-u USER] [-pw PASSWORD | -pwf FILE] [--nossl] [--debug]
                  [--debug-on-fail] [--traceparent VALUE] [NAME=VALUE ...] [--FLAG ...]
               xe help [COMMAND | --all]
               xe -version

        """;

    private const string PlainHint =
        $"xe: {XeOptions.Local} is always asked without TLS; for TLS call the same machine localhost\n";

    /// <summary>Has a server carry out a command.</summary>
    /// <returns>0 for success and for usage, 1 for what fails here, otherwise what the server says.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, XeEnvironment environment, UserTerminal terminal, CancellationToken cancel)
    {
        if (arguments.Count == 0 || arguments.Any(word => word is "-help" or "--help"))
        {
            await terminal.ComplainAsync(Usage).ConfigureAwait(false);
            return Ok;
        }
        if (arguments.Contains("-version"))
        {
            await terminal.PrintAsync(string.Create(
                CultureInfo.InvariantCulture, $"{ThinStream.Major}.{ThinStream.Minor}\n")).ConfigureAwait(false);
            return Ok;
        }
        XeOptions? options = null;
        int code;
        try
        {
            var reader = new OptionReader();
            options = reader.Read(arguments, environment);
            terminal.IsDebug = options.IsDebug;
            foreach (string warning in reader.Warnings)
            {
                await terminal.ComplainAsync($"xe: {warning}\n").ConfigureAwait(false);
            }
            code = await TalkAsync(options, environment, terminal, cancel).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is XeFailedException or IOException)
        {
            await terminal.ComplainAsync($"Error: {failure.Message}\n").ConfigureAwait(false);
            if (failure is IOException && options is { IsLocal: true, NamedPort: not null })
            {
                await terminal.ComplainAsync(PlainHint).ConfigureAwait(false);
            }
            code = Failed;
        }
        catch (OperationCanceledException)
        {
            code = Failed;
        }
        if (code != Ok && options is { IsDebugOnFail: true })
        {
            await terminal.TellTraceAsync().ConfigureAwait(false);
        }
        return code;
    }

    private static async Task<int> TalkAsync(
        XeOptions options, XeEnvironment environment, UserTerminal terminal, CancellationToken cancel)
    {
        byte[] request = ServerCall.Request(options, environment);
        Connection connection = await Connection.OpenAsync(options, environment.Socket, cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await terminal.DebugAsync($"connected with {options.Server}").ConfigureAwait(false);
            await connection.Stream.WriteAsync(request, cancel).ConfigureAwait(false);
            await connection.Stream.FlushAsync(cancel).ConfigureAwait(false);
            using var server = new ThinStream(connection.Stream);
            var rules = new FileRules(options.Words);
            var http = new HttpRequest(options, environment.Socket);
            return await new Conversation(server, new FileTransfers(http, rules, terminal), rules, http, terminal)
                .RunAsync(cancel).ConfigureAwait(false);
        }
    }
}
