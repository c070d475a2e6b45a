using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog info</c>: what the log reaches from and to, and what it holds.</summary>
internal static class InfoCommand
{
    public static Command Create(CommandIo io) => LogCommand.Create(
        "info", "Tell what the log holds and how far back it reaches.", io, (_, log, report) => Run(io, log, report));

    private static int Run(CommandIo io, OpenedLog log, Report report)
    {
        long commits = 0;
        long notes = 0;
        long firstMs = 0;
        long lastMs = 0;
        ILogArchive archive = log.Archive;
        ProgressBar.Run(io, "reading", archive.Tail.Value - archive.Horizon.Value, done =>
        {
            foreach (StoredCommit commit in archive.Read(archive.Horizon, archive.Tail))
            {
                lastMs = CommitReader.Read(commit).Header.UnixTimeMs;
                firstMs = commits + notes == 0 ? lastMs : firstMs;
                commits += commit.IsNote ? 0 : 1;
                notes += commit.IsNote ? 1 : 0;
                done(commit.LastId.Value - archive.Horizon.Value);
            }
        });
        EventId oldest = log.Past.OldestState();
        string first = Texts.Of(DateTimeOffset.FromUnixTimeMilliseconds(firstMs));
        string last = Texts.Of(DateTimeOffset.FromUnixTimeMilliseconds(lastMs));
        EventId[] checkpoints = [.. Checkpoints.Of(archive)];
        report.Add(
            [
                $"last event            {archive.Tail}",
                $"given up up to event  {archive.Horizon}",
                $"states readable from  {oldest}",
                $"commits               {commits}",
                $"audit notes           {notes}",
                $"first and last time   {(commits + notes == 0 ? "-" : $"{first} {last}")}",
                $"checkpoints           {(checkpoints.Length == 0 ? "none" : string.Join(' ', checkpoints))}",
            ],
            json =>
            {
                json.WriteNumber("tail", archive.Tail.Value);
                json.WriteNumber("horizon", archive.Horizon.Value);
                json.WriteNumber("oldestState", oldest.Value);
                json.WriteNumber("commits", commits);
                json.WriteNumber("notes", notes);
                if (commits + notes > 0)
                {
                    json.WriteString("firstTime", first);
                    json.WriteString("lastTime", last);
                }
                json.WriteStartArray("checkpoints");
                foreach (EventId checkpoint in checkpoints)
                {
                    json.WriteNumberValue(checkpoint.Value);
                }
                json.WriteEndArray();
            });
        return ExitCode.Ok;
    }
}
