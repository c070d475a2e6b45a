using Xen.Model.Errors;
using Xen.Model.Formats.ThinCli;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Conversation;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;

namespace Xen.Model.Verbs;

/// <summary>
/// Carries out commands of <c>xe</c>: each connection is one command. All it does are calls of the API in the session
/// of who sent the command. Thread-safe.
/// </summary>
public static class CommandServer
{
    private const string Hint = "Type 'xe help' for help.";
    private const string Originator = "xe";
    private const string LocalUser = "root";

    /// <summary>The names of all commands, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. VerbTable.All.Select(verb => verb.Name)];

    /// <summary>Carries out one command and tells the client with which code to exit.</summary>
    /// <param name="stream">The connection behind the arguments, in both directions.</param>
    /// <param name="arguments">The arguments, one a line.</param>
    /// <param name="connect">Makes a client of the API for the sender; given is what ends when that one is
    /// gone.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="IOException">The client is gone, or does not keep to the protocol.</exception>
    public static async Task RunAsync(
        Stream stream,
        ReadOnlyMemory<byte> arguments,
        Func<CancellationToken, XenApiClient> connect,
        CancellationToken aborted)
    {
        using ThinServer client = await ThinServer.GreetAsync(stream, aborted).ConfigureAwait(false);
        IReadOnlyList<string> lines = ThinArguments.Read(arguments.Span);
        var terminal = new Terminal(client, lines.Contains("--minimal") || lines.Contains("minimal=true"));
        int code = await ExecuteAsync(lines, connect(client.Gone), terminal).ConfigureAwait(false);
        await terminal.ExitAsync(code).ConfigureAwait(false);
    }

    private static async Task<int> ExecuteAsync(IReadOnlyList<string> lines, XenApiClient api, Terminal terminal)
    {
        CommandLine? line = null;
        try
        {
            line = CommandLine.Read(lines);
            Verb verb = VerbTable.Find(line.Name) ?? throw new UnknownCommandException(line.Name);
            if (line.Words.Count > 0 && verb != Help.HelpVerb.Verb)
            {
                throw new BadSyntaxException($"'{line.Words[0]}' is not of the form name=value");
            }
            foreach (string name in verb.RequiredNames)
            {
                _ = line[name] ?? throw new MissingParameterException(name);
            }
            await InSessionAsync(verb, line, api, terminal).ConfigureAwait(false);
            return 0;
        }
        catch (ExitException exit)
        {
            return exit.Code;
        }
        catch (Exception failure) when (failure is CommandException or XenApiFailedException)
        {
            await TellAsync(failure, line, api, terminal).ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task InSessionAsync(Verb verb, CommandLine line, XenApiClient api, Terminal terminal)
    {
        bool isOurs = line.Session.Length == 0 && !verb.NeedsNoLogin;
        api.Session = line.Session;
        if (isOurs)
        {
            await LoginAsync(line, api).ConfigureAwait(false);
        }
        try
        {
            await verb.Run(new VerbRun(verb, line, api, terminal)).ConfigureAwait(false);
        }
        catch (XenApiFailedException failure)
        {
            // Names for its references can be looked up as long as there is a session.
            await TellAsync(failure, line, api, terminal).ConfigureAwait(false);
            throw new ExitException(1);
        }
        finally
        {
            if (isOurs)
            {
                await LogoutAsync(api).ConfigureAwait(false);
            }
        }
    }

    private static async Task LoginAsync(CommandLine line, XenApiClient api)
    {
        string user = line["username"] ?? (api.Peer.IsLocal ? LocalUser : throw new LoginException(
            "No user name was given; use -u"));
        try
        {
            await api.LoginAsync(user, line["password"] ?? "", Originator).ConfigureAwait(false);
        }
        catch (XenApiFailedException failure) when (failure.Error.Code == ErrorCode.SessionAuthenticationFailed)
        {
            throw new LoginException("The user name or the password is wrong");
        }
    }

    private static async Task LogoutAsync(XenApiClient api)
    {
        try
        {
            await api.LogoutAsync().ConfigureAwait(false);
        }
        catch (XenApiFailedException)
        {
            // The command may have ended the session itself.
        }
    }

    private static async Task TellAsync(
        Exception failure, CommandLine? line, XenApiClient api, Terminal terminal)
    {
        switch (failure)
        {
            case XenApiFailedException { Error: var error } when ErrorText.IsKnown(error):
                await terminal.DrawAsync(await ErrorText.OfAsync(new Reading.ApiObjects(api), error)
                    .ConfigureAwait(false)).ConfigureAwait(false);
                break;
            case XenApiFailedException { Error: var error }:
                await terminal.ErrorAsync(error.Code, error.Parameters).ConfigureAwait(false);
                break;
            case CommandFailedException:
                await terminal.ComplainAsync($"Error: {failure.Message}").ConfigureAwait(false);
                break;
            default:
                await terminal.ComplainAsync(failure.Message).ConfigureAwait(false);
                await terminal.ComplainAsync(Hint).ConfigureAwait(false);
                break;
        }
        if (line?["trace"] is not null)
        {
            await terminal.ComplainAsync(failure.ToString()).ConfigureAwait(false);
        }
    }
}
