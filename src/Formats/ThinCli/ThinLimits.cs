namespace Xen.Model.Formats.ThinCli;

/// <summary>How much one side takes from the other. The default values are part of the protocol.</summary>
public static class ThinLimits
{
    /// <summary>Bytes of all arguments of a command together: 200 KiB.</summary>
    public const int ArgumentBytesMax = 200 * 1024;

    /// <summary>Bytes of one message from a server: 16 MiB.</summary>
    public const int CommandBytesMax = 16 * 1024 * 1024;

    /// <summary>Bytes of one message from a client, which holds two numbers at most.</summary>
    public const int AnswerBytesMax = 64;

    /// <summary>Bytes of a file, or of a line, that travels inside the connection: 32 MiB.</summary>
    public const int LoadBytesMax = 32 * 1024 * 1024;

    /// <summary>Texts in one list: 10 000.</summary>
    public const int ListItemsMax = 10_000;
}
