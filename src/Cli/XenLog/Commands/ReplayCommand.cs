using System.CommandLine;
using Xen.Model.Classes;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog replay</c>: folds the log and shows where it leads.</summary>
internal static class ReplayCommand
{
    private static readonly Option<Moment?> s_to =
        LogOptions.MomentOption("--to", "Where to stop; the end when left out.");

    private static readonly Option<bool> s_step = new("--step")
    {
        Description = "Print each change; at a terminal, wait for Enter behind each call (q ends).",
    };

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create(
            "replay", "Fold the log up to an event and tell what is there then.", io,
            (parsed, log, report) => Run(io, parsed, log, report));
        command.Add(s_to);
        command.Add(s_step);
        return command;
    }

    private static int Run(CommandIo io, ParseResult parsed, OpenedLog log, Report report)
    {
        EventId to = (parsed.GetValue(s_to) ?? Moment.Tail).In(log);
        if (parsed.GetValue(s_step) && !Step(io, log, report, to))
        {
            return ExitCode.Ok;
        }
        using PastView view = log.Past.AsOf(to);
        (string Name, int Count)[] counts =
        [
            .. DataModel.Classes.Select(type => (type.WireName, view.View.All(type).Count(v => v.Id > EventId.None)))
                .Where(item => item.Item2 > 0),
        ];
        report.Add(
            [
                $"event {to}: {counts.Sum(item => item.Count)} objects",
                .. counts.Select(item => $"  {item.Name} {item.Count}"),
            ],
            json =>
            {
                json.WriteNumber("at", to.Value);
                json.WriteStartObject("objects");
                foreach ((string name, int count) in counts)
                {
                    json.WriteNumber(name, count);
                }
                json.WriteEndObject();
            });
        return ExitCode.Ok;
    }

    /// <summary>Prints the changes; false when the user has seen enough.</summary>
    private static bool Step(CommandIo io, OpenedLog log, Report report, EventId to)
    {
        EventId shown = EventId.None;
        foreach (ObjectChange change in log.Past.Changes(log.Past.OldestState(), to))
        {
            if (io.IsInteractive && !report.IsJson && shown > EventId.None && change.StartsCommit)
            {
                io.Out.Flush();
                if (io.In.ReadLine() is null or "q")
                {
                    return false;
                }
            }
            ChangeLines.Add(report, change);
            shown = change.Id;
        }
        return true;
    }
}
