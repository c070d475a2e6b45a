using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;

namespace Xen.Model.Cli.XenLog.Backups;

/// <summary><c>xenlog restore</c>: makes a data folder of a backup.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<DirectoryInfo> s_backup = new("DIR") { Description = "The backup." };

    private static readonly Argument<DirectoryInfo> s_target = new("DATA")
    {
        Description = "The data folder to make: one that does not exist or is empty.",
    };

    public static Command Create(CommandIo io)
    {
        var command = new Command("restore", "Check a backup and make a data folder of it.") { s_backup, s_target };
        command.SetAction(parsed => Run(
            io, parsed.GetRequiredValue(s_backup), parsed.GetRequiredValue(s_target),
            new Report(io.Out, parsed.GetValue(LogOptions.Json))));
        return command;
    }

    private static int Run(CommandIo io, DirectoryInfo backup, DirectoryInfo target, Report report)
    {
        PrivateFiles.RequireEmpty(target);
        Manifest manifest = Manifest.Read(backup);
        long total = manifest.Files.Sum(file => file.Bytes);
        // All of it is checked before anything is made of it.
        Each("checking", file => Check(backup, file));
        Each("copying", file => Copy(backup, target, file));
        Each("checking the copy", file => Check(target, file));
        report.Add(
            [$"{target.FullName}: events {manifest.Horizon + 1} to {manifest.LastEvent}, {manifest.Files.Count} files"],
            json =>
            {
                json.WriteString("data", target.FullName);
                json.WriteNumber("horizon", manifest.Horizon);
                json.WriteNumber("tail", manifest.LastEvent);
                json.WriteNumber("files", manifest.Files.Count);
            });
        return ExitCode.Ok;

        void Each(string title, Action<ManifestFile> work) => ProgressBar.Run(io, title, total, done =>
        {
            long bytes = 0;
            foreach (ManifestFile file in manifest.Files)
            {
                work(file);
                done(bytes += file.Bytes);
            }
        });
    }

    private static void Check(DirectoryInfo folder, ManifestFile file)
    {
        if (Path.IsPathRooted(file.Path) || file.Path.Split('/').Contains(".."))
        {
            throw new InvalidDataException($"the manifest names a file outside the backup: {file.Path}");
        }
        if (!File.Exists(Path.Combine(folder.FullName, file.Path)))
        {
            throw new InvalidDataException($"{file.Path} is missing in {folder.FullName}");
        }
        if (ManifestFile.Of(folder.FullName, file.Path) != file)
        {
            throw new InvalidDataException($"{file.Path} in {folder.FullName} is not what the manifest says");
        }
    }

    private static void Copy(DirectoryInfo backup, DirectoryInfo target, ManifestFile file)
    {
        string path = Path.Combine(target.FullName, file.Path);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        using FileStream source = File.OpenRead(Path.Combine(backup.FullName, file.Path));
        using FileStream copy = PrivateFiles.Create(path);
        source.CopyTo(copy);
        copy.Flush(flushToDisk: true);
    }
}
