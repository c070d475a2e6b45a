using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog verify</c>: whether the log is what was written.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandIo io) => LogCommand.Create(
        "verify", "Check every byte of the log, that its events fit together, and every checkpoint.", io,
        (_, log, report) => Run(io, log, report));

    /// <summary>Checks a log and reports; the exit code says whether all is well.</summary>
    public static int Run(CommandIo io, OpenedLog log, Report report)
    {
        var verifier = new Verifier(log);
        ProgressBar.Run(io, "verifying", log.Archive.Tail.Value - log.Archive.Horizon.Value, verifier.Run);
        foreach (string finding in verifier.Findings)
        {
            report.Add([finding], json => json.WriteString("finding", finding));
        }
        foreach (string unfinished in verifier.Unfinished)
        {
            report.Add([$"note: {unfinished}"], json => json.WriteString("note", unfinished));
        }
        report.Add(
            [
                $"{(verifier.Findings.Count == 0 ? "ok" : "DAMAGED")}: events {log.Archive.Horizon.Value + 1} to "
                    + $"{verifier.Tail}, {verifier.Commits} commits, {verifier.Notes} audit notes, "
                    + $"{verifier.Checkpoints} checkpoints",
                $"chain {Convert.ToHexStringLower(verifier.ChainValue.Span)}",
            ],
            json =>
            {
                json.WriteBoolean("ok", verifier.Findings.Count == 0);
                json.WriteNumber("horizon", log.Archive.Horizon.Value);
                json.WriteNumber("tail", verifier.Tail.Value);
                json.WriteNumber("commits", verifier.Commits);
                json.WriteNumber("notes", verifier.Notes);
                json.WriteNumber("checkpoints", verifier.Checkpoints);
                json.WriteString("chain", Convert.ToHexStringLower(verifier.ChainValue.Span));
            });
        return verifier.Findings.Count == 0 ? ExitCode.Ok : ExitCode.NotOk;
    }
}
