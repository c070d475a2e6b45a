namespace Xen.Model.Formats.Rfb;

/// <summary>How a server of screens behaves. Immutable.</summary>
public sealed record RfbServerOptions
{
    /// <summary>
    /// The version that is announced; clients may answer with a lower one. Default 3.3, which every client can do and
    /// those that look into the stream expect.
    /// </summary>
    public RfbVersion Version { get; init; } = RfbVersion.Rfb33;

    /// <summary>How many encodings a client may name. Default 1 024.</summary>
    public int EncodingsMax { get; init; } = 1_024;

    /// <summary>Bytes of text that a client may paste; they are thrown away. Default 1 048 576.</summary>
    public int PasteBytesMax { get; init; } = 1 << 20;
}
