namespace Xen.Model.Formats.Tar;

/// <summary>What a reader of archives puts up with.</summary>
public sealed record TarLimits
{
    /// <summary>The defaults.</summary>
    public static TarLimits Default { get; } = new();

    /// <summary>Most entries of an archive, those that carry long names included.</summary>
    public long EntriesMax { get; init; } = 100_000_000;

    /// <summary>Most bytes of one pax header or GNU long name, which are held in memory.</summary>
    public int ExtensionBytesMax { get; init; } = 64 * 1024;
}
