namespace Xen.Model.Formats.Tar;

/// <summary>Type flags of entries.</summary>
public static class TarKind
{
    /// <summary>A plain file.</summary>
    public const char File = '0';

    /// <summary>A plain file in archives from before the type flag.</summary>
    public const char OldFile = '\0';

    /// <summary>A plain file that once was to lie in one piece on the disk.</summary>
    public const char ContiguousFile = '7';

    internal const char PaxHeader = 'x';
    internal const char PaxGlobal = 'g';
    internal const char GnuLongName = 'L';
    internal const char GnuLongLink = 'K';
}
