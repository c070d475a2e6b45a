namespace Xen.Model.Formats.Tar;

/// <summary>The head of one entry of an archive.</summary>
/// <param name="Name">Its path, as it was written: not to be trusted as the name of a file.</param>
/// <param name="Size">Bytes of its contents.</param>
/// <param name="Kind">The type flag of its header; <see cref="TarKind.File"/> for a plain file.</param>
public readonly record struct TarEntry(string Name, long Size, char Kind)
{
    /// <summary>True for a plain file, the only kind whose contents mean something.</summary>
    public bool IsFile => Kind is TarKind.File or TarKind.OldFile or TarKind.ContiguousFile;
}
