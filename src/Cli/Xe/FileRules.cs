namespace Xen.Model.Cli.Xe;

/// <summary>
/// Which files a server may have the client read or write: those that the user named, so that a server cannot help
/// itself. Immutable.
/// </summary>
internal sealed class FileRules
{
    private readonly HashSet<string> _named;

    /// <summary>Makes the rules of one command.</summary>
    /// <param name="words">The words of the command line.</param>
    public FileRules(IEnumerable<string> words) => _named =
    [
        .. words.Select(word => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..])
            .Where(value => value.Length > 0)
            .Select(Path.GetFullPath),
    ];

    /// <summary>True when the content of a file may be sent.</summary>
    public bool MayRead(string file) => file.Length > 0 && _named.Contains(Path.GetFullPath(file));

    /// <summary>
    /// True when a file may be made: one that was named, with a number behind it where there are many, or a new one in
    /// the folder where the user is that is not hidden.
    /// </summary>
    public bool MayWrite(string file)
    {
        if (file.Length == 0)
        {
            return true;
        }
        string path = Path.GetFullPath(file);
        return _named.Contains(path)
            || _named.Contains(path.TrimEnd("0123456789".ToCharArray()))
            || (Path.GetDirectoryName(path) == Directory.GetCurrentDirectory()
                && !Path.GetFileName(path).StartsWith('.'));
    }
}
