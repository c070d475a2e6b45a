using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Engine.Archive;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog truncate</c>: gives up the oldest part of a log that nobody uses.</summary>
internal static class TruncateCommand
{
    private static readonly Option<EventId?> s_upTo = new("--up-to")
    {
        Description = "The last event that may be given up.",
        HelpName = "ID",
        Required = true,
        CustomParser = LogOptions.ReadId,
    };

    public static Command Create(CommandIo io)
    {
        var command = new Command(
            "truncate", "Give up whole files of old events, never behind the oldest checkpoint. Not beside a daemon.")
        {
            s_upTo,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(LogOptions.Data), parsed.GetValue(s_upTo)!.Value,
            new Report(io.Out, parsed.GetValue(LogOptions.Json))));
        return command;
    }

    private static int Run(DirectoryInfo data, EventId upTo, Report report)
    {
        using SegmentLogStorage storage = OpenedLog.Own(data);
        EventId[] checkpoints = [.. Checkpoints.Of(new LogArchive(storage.Disk))];
        if (checkpoints.Length == 0)
        {
            throw new NotOkException(
                ExitCode.NotOk, "there is no checkpoint: without the old events the state could not be restored");
        }
        EventId allowed = upTo < checkpoints[0] ? upTo : checkpoints[0];
        EventId before = storage.Horizon;
        storage.Truncate(allowed);
        EventId horizon = storage.Horizon;
        report.Add(
            [
                $"given up: events {before.Value + 1} to {horizon}"
                    + (allowed < upTo ? $"; the oldest checkpoint is at {allowed}" : ""),
            ],
            json =>
            {
                json.WriteNumber("horizonBefore", before.Value);
                json.WriteNumber("horizon", horizon.Value);
                json.WriteNumber("oldestCheckpoint", checkpoints[0].Value);
            });
        return ExitCode.Ok;
    }
}
