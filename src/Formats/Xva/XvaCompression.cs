namespace Xen.Model.Formats.Xva;

/// <summary>How a whole stream is compressed; nothing but its first bytes tells.</summary>
public enum XvaCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By gzip.</summary>
    Gzip,

    /// <summary>By Zstandard.</summary>
    Zstd,
}
