using System.CommandLine;
using Xen.Model.Cli.XenLog.Commands;
using Xen.Model.Cli.XenLog.Output;

namespace Xen.Model.Cli.XenLog.Backups;

/// <summary><c>xenlog backup</c>: a consistent copy of a data folder.</summary>
internal static class BackupCommand
{
    private static readonly Argument<DirectoryInfo> s_target = new("DIR")
    {
        Description = "Where the backup goes: a folder that does not exist or is empty.",
    };

    public static Command Create(CommandIo io)
    {
        var command = new Command(
            "backup", "Copy the whole data folder, also beside a running daemon, and check the copy.")
        {
            s_target,
        };
        command.SetAction(parsed => Run(
            io, parsed.GetRequiredValue(LogOptions.Data), parsed.GetRequiredValue(s_target),
            new Report(io.Out, parsed.GetValue(LogOptions.Json))));
        return command;
    }

    private static int Run(CommandIo io, DirectoryInfo data, DirectoryInfo target, Report report)
    {
        PrivateFiles.RequireEmpty(target);
        var copy = new BackupCopy(data, target);
        ProgressBar.Run(io, "copying", copy.Size(), copy.Run);
        long tail;
        long horizon;
        using (OpenedLog log = OpenedLog.Open(target))
        {
            tail = log.Archive.Tail.Value;
            horizon = log.Archive.Horizon.Value;
            var verifier = new Verifier(log);
            ProgressBar.Run(io, "verifying the copy", tail - horizon, verifier.Run);
            if (verifier.Findings.Count > 0)
            {
                throw new NotOkException(ExitCode.NotOk, $"the copy does not verify: {verifier.Findings[0]}");
            }
        }
        Manifest manifest = Written(target, tail, horizon);
        report.Add(
            [
                $"{target.FullName}: events {horizon + 1} to {tail}, {manifest.Files.Count} files, "
                    + $"{manifest.Files.Sum(file => file.Bytes)} bytes",
            ],
            json =>
            {
                json.WriteString("backup", target.FullName);
                json.WriteNumber("horizon", horizon);
                json.WriteNumber("tail", tail);
                json.WriteNumber("files", manifest.Files.Count);
                json.WriteNumber("bytes", manifest.Files.Sum(file => file.Bytes));
            });
        return ExitCode.Ok;
    }

    private static Manifest Written(DirectoryInfo target, long tail, long horizon)
    {
        File.Delete(Path.Combine(OpenedLog.FolderIn(target), "lock"));
        var manifest = new Manifest
        {
            Format = 1,
            Created = DateTimeOffset.UtcNow,
            LastEvent = tail,
            Horizon = horizon,
            Files =
            [
                .. Directory.EnumerateFiles(target.FullName, "*", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(target.FullName, path).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal)
                    .Select(path => ManifestFile.Of(target.FullName, path)),
            ],
        };
        manifest.Write(target);
        return manifest;
    }
}
