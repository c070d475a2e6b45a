namespace Xen.Model.Formats.ThinCli;

/// <summary>What the server has the client's terminal do. Immutable.</summary>
public abstract record ThinCommand : ThinMessage
{
    private ThinCommand()
    {
    }

    /// <summary>Print a text and a line feed. Not answered.</summary>
    /// <param name="Text">The text, without the last line feed.</param>
    public sealed record Print(string Text) : ThinCommand;

    /// <summary>Print a text, as it is, where errors go. Not answered.</summary>
    /// <param name="Text">The text with all its line feeds.</param>
    public sealed record PrintStderr(string Text) : ThinCommand;

    /// <summary>A text for those who look for faults. Not answered.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Debug(string Text) : ThinCommand;

    /// <summary>Send a file through this connection. Answered: OK, chunks, end; or failed.</summary>
    /// <param name="File">The name as it stood on the command line.</param>
    public sealed record Load(string File) : ThinCommand;

    /// <summary>Fetch something into a file. Answered: waits, then OK or failed.</summary>
    /// <param name="File">The name as it stood on the command line; empty for the standard output.</param>
    /// <param name="Url">An address, or a path on this server.</param>
    public sealed record HttpGet(string File, string Url) : ThinCommand;

    /// <summary>Upload a file. Answered: waits, then OK or failed.</summary>
    /// <param name="File">The name as it stood on the command line.</param>
    /// <param name="Url">An address, or a path on this server.</param>
    public sealed record HttpPut(string File, string Url) : ThinCommand;

    /// <summary>Tie the terminal to a stream of bytes. Answered: waits, then OK or failed.</summary>
    /// <param name="Url">An address, or a path on this server.</param>
    public sealed record HttpConnect(string Url) : ThinCommand;

    /// <summary>Read a line from the user. Answered: a chunk and an end.</summary>
    public sealed record Prompt : ThinCommand;

    /// <summary>The end of the conversation.</summary>
    /// <param name="Code">The client's exit code; 0 for success.</param>
    public sealed record Exit(int Code) : ThinCommand;

    /// <summary>Tell of a failure of the API. Not answered; the exit follows.</summary>
    /// <param name="Code">The code of the error.</param>
    /// <param name="Parameters">Its parameters.</param>
    public sealed record Error(string Code, IReadOnlyList<string> Parameters) : ThinCommand;
}
