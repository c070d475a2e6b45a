using Xen.Model.Engine.LogFiles;

namespace Xen.Model.Cli.XenLog.Backups;

/// <summary>
/// Copies a data folder beside whoever works in it. All files of the log are opened before the first is copied, so that
/// none can be given up meanwhile; a checkpoint is copied before the log, hence the log reaches at least as far.
/// </summary>
internal sealed class BackupCopy(DirectoryInfo data, DirectoryInfo target)
{
    private const int AttemptsMax = 5;
    private const string LogName = "log";
    private const string LockName = "lock";

    /// <summary>Copies; says how many bytes are done so far.</summary>
    public void Run(Action<long> done)
    {
        if (!Directory.Exists(OpenedLog.FolderIn(data)))
        {
            throw new DirectoryNotFoundException($"there is no log in {data.FullName}");
        }
        PrivateFiles.CreateFolder(target.FullName);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                CopyLog(done);
                OpenOnce();
                break;
            }
            catch (Exception failure) when (
                attempt < AttemptsMax && failure is LogDamagedException or FileNotFoundException)
            {
                // A page was read while it was written, or a file went before it was opened: the next look is another.
                Directory.Delete(OpenedLog.FolderIn(target), recursive: true);
            }
        }
        CopyRest();
    }

    /// <summary>How many bytes there are to copy, about.</summary>
    public long Size() => Directory.Exists(data.FullName)
        ? data.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;

    private void CopyLog(Action<long> done)
    {
        string from = OpenedLog.FolderIn(data);
        string to = OpenedLog.FolderIn(target);
        PrivateFiles.CreateFolder(to);
        string[] names =
        [
            .. Directory.EnumerateFiles(from).Select(path => Path.GetFileName(path)!)
                .Where(name => name != LockName && !name.EndsWith(".tmp", StringComparison.Ordinal))
                .OrderBy(name => name.EndsWith(".segment", StringComparison.Ordinal))
                .ThenBy(name => name, StringComparer.Ordinal),
        ];
        var open = new List<FileStream>();
        try
        {
            foreach (string name in names)
            {
                open.Add(new FileStream(
                    Path.Combine(from, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            }
            long copied = 0;
            for (int at = 0; at < names.Length; at++)
            {
                GrowingFile.Copy(open[at], Path.Combine(to, names[at]));
                copied += open[at].Length;
                done(copied);
            }
        }
        finally
        {
            open.ForEach(file => file.Dispose());
        }
    }

    /// <summary>
    /// Cuts off what was being written at the end, as any start does, and checks every byte of the rest.
    /// </summary>
    private void OpenOnce()
    {
        OpenedLog.Own(target).Dispose();
        using OpenedLog copy = OpenedLog.Open(target);
        if (copy.CheckBytes().Findings.FirstOrDefault(finding => finding.IsDamage) is { } damage)
        {
            throw new LogDamagedException(damage.File, damage.Offset, damage.Id, damage.What);
        }
    }

    /// <summary>Keys and passwords come last: keys that the log needs are there by now.</summary>
    private void CopyRest()
    {
        foreach (FileInfo file in data.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(data.FullName, file.FullName);
            bool isOfLog = path.StartsWith(LogName + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            // Sockets and locks mean something to the running process only.
            bool isPlain = (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0
                && (OperatingSystem.IsWindows() || File.ResolveLinkTarget(file.FullName, false) is null)
                && !IsSocket(file);
            if (isOfLog || !isPlain || file.Name == LockName || file.Name.EndsWith(".tmp", StringComparison.Ordinal))
            {
                continue;
            }
            string copy = Path.Combine(target.FullName, path);
            PrivateFiles.CreateFolder(Path.GetDirectoryName(copy)!);
            using FileStream source = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream written = PrivateFiles.Create(copy);
            source.CopyTo(written);
            written.Flush(flushToDisk: true);
        }
    }

    private static bool IsSocket(FileInfo file)
    {
        if (file.Length > 0)
        {
            return false;
        }
        try
        {
            using FileStream _ = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
