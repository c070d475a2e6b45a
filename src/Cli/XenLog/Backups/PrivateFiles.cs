namespace Xen.Model.Cli.XenLog.Backups;

/// <summary>Files and folders that only their owner can read: backups hold keys.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file that was not there.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        return new FileStream(path, options);
    }

    /// <summary>Creates a folder with those above it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Refuses a place where something is already.</summary>
    /// <exception cref="NotOkException">There is a file, or a folder that is not empty.</exception>
    public static void RequireEmpty(DirectoryInfo folder)
    {
        if (File.Exists(folder.FullName) || (folder.Exists && folder.EnumerateFileSystemInfos().Any()))
        {
            throw new NotOkException(ExitCode.Usage, $"{folder.FullName} is not empty");
        }
    }
}
