using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>
/// What a reader of exported VMs puts up with. There is none for the ratio of compression, as nothing that is
/// decompressed is kept but a block at a time, and no disk grows beyond its declared size.
/// </summary>
public sealed record XvaLimits
{
    /// <summary>The defaults.</summary>
    public static XvaLimits Default { get; } = new();

    /// <summary>Most bytes of the description, and of a table of digests; both are held in memory.</summary>
    public int DescriptionBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most values of the description.</summary>
    public int ValuesMax { get; init; } = 2_000_000;

    /// <summary>Deepest nesting of values in the description.</summary>
    public int DepthMax { get; init; } = 16;

    /// <summary>Most bytes of one block, which is held in memory.</summary>
    public int BlockBytesMax { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most blocks of one disk that hold nothing; such keep connections alive.</summary>
    public int EmptyBlocksMax { get; init; } = 1_000_000;

    /// <summary>Most blocks whose digests come at the end, which are held in memory until then.</summary>
    public int TrailingDigestsMax { get; init; } = 1_000_000;

    /// <summary>Most entries of the archive, and of one of its extensions.</summary>
    public TarLimits Archive { get; init; } = TarLimits.Default;
}
