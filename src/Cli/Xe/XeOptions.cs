namespace Xen.Model.Cli.Xe;

/// <summary>What the client itself has to know, and the words that are the server's business. Immutable.</summary>
internal sealed record XeOptions
{
    /// <summary>The server that stands for the machine at hand.</summary>
    public const string Local = "127.0.0.1";

    private const int PlainPort = 80;
    private const int SecurePort = 443;

    /// <summary>Name or address of the server.</summary>
    public string Server { get; init; } = Local;

    /// <summary>The port that was named; null for the usual one.</summary>
    public int? NamedPort { get; init; }

    /// <summary>The user.</summary>
    public string User { get; init; } = "root";

    /// <summary>The password.</summary>
    public string Password { get; init; } = "null";

    /// <summary>True for connections without TLS.</summary>
    public bool IsPlain { get; init; }

    /// <summary>True to tell on the error stream what goes on.</summary>
    public bool IsDebug { get; init; }

    /// <summary>True to tell it only when the exit code is not zero.</summary>
    public bool IsDebugOnFail { get; init; }

    /// <summary>What is passed on to be traced; empty for nothing.</summary>
    public string Traceparent { get; init; } = "";

    /// <summary>What is sent to the server, in its order, without user and password.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True when the server is this machine, which is asked without TLS.</summary>
    public bool IsLocal => Server == Local;

    /// <summary>True when the connection is protected.</summary>
    public bool UsesTls => !IsPlain && !IsLocal;

    /// <summary>The port.</summary>
    public int Port => NamedPort ?? (UsesTls ? SecurePort : PlainPort);

    /// <summary>
    /// Everything that is sent to the server; user and password come last, as the first value counts.
    /// </summary>
    public IEnumerable<string> Arguments => [.. Words, $"username={User}", $"password={Password}"];
}
