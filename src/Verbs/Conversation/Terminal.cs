using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Verbs.Conversation;

/// <summary>The terminal at the other end of a connection, as commands use it.</summary>
internal sealed class Terminal(ThinServer client, bool isMinimal)
{
    /// <summary>True when only values are wanted, separated by commas.</summary>
    public bool IsMinimal => isMinimal;

    /// <summary>Prints a text for people; not where only values are wanted.</summary>
    public Task SayAsync(string text) => isMinimal ? Task.CompletedTask : PrintAsync(text);

    /// <summary>Prints a text and a line feed, whatever is wanted.</summary>
    public Task PrintAsync(string text) => client.TellAsync(new ThinCommand.Print(text));

    /// <summary>Prints values: each on a line, or separated by commas.</summary>
    public async Task ValuesAsync(params IReadOnlyList<string> values)
    {
        if (isMinimal)
        {
            await PrintAsync(string.Join(',', values.Select(Escaped))).ConfigureAwait(false);
            return;
        }
        foreach (string value in values)
        {
            await PrintAsync(value).ConfigureAwait(false);
        }
    }

    /// <summary>Prints where errors go, with a line feed.</summary>
    public Task ComplainAsync(string line) => DrawAsync(line + "\n");

    /// <summary>Prints where errors go, as it is.</summary>
    public Task DrawAsync(string text) => client.TellAsync(new ThinCommand.PrintStderr(text));

    /// <summary>Has the client tell of an error of the API that nothing is known of here.</summary>
    public Task ErrorAsync(string code, IReadOnlyList<string> parameters) =>
        client.TellAsync(new ThinCommand.Error(code, parameters));

    /// <summary>The end.</summary>
    public Task ExitAsync(int code) => client.TellAsync(new ThinCommand.Exit(code));

    /// <summary>A line from the user.</summary>
    public Task<string> PromptAsync() => client.PromptAsync();

    /// <summary>The content of a file of the user; null when there is none to be had.</summary>
    public Task<byte[]?> LoadAsync(string file) => client.LoadAsync(file);

    /// <summary>Has the client fetch something into a file; true when it says that it did.</summary>
    public Task<bool> FetchAsync(string file, string url) =>
        client.TransferAsync(new ThinCommand.HttpGet(file, url));

    /// <summary>Has the client upload a file; true when it says that it did.</summary>
    public Task<bool> UploadAsync(string file, string url) =>
        client.TransferAsync(new ThinCommand.HttpPut(file, url));

    /// <summary>Ties the terminal to a stream of bytes until one side has enough.</summary>
    public Task<bool> ConnectAsync(string url) => client.TransferAsync(new ThinCommand.HttpConnect(url));

    /// <summary>A value among others that commas separate.</summary>
    public static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
