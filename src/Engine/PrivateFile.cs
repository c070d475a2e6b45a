using Xen.Model.Engine.LogFiles;

namespace Xen.Model.Engine;

/// <summary>Files that only the server's user may read.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a whole file: readers find the old content or the new, also after a power loss.</summary>
    /// <param name="path">Path of the file; its folder must exist.</param>
    /// <param name="content">All of its bytes.</param>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // The mode is set as the file is made: there is no moment in which others could open it.
            options.UnixCreateMode = OwnerOnly;
        }
        using (var file = new FileStream(fresh, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
        NativeFolder.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>True when nobody but the file's owner may read or write it.</summary>
    public static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OwnerOnly) == UnixFileMode.None;
}
