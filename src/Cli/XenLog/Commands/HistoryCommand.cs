using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog history</c>: everything that happened to one object.</summary>
internal static class HistoryCommand
{
    private static readonly Option<EventId?> s_after =
        LogOptions.IdOption("--after", "Only what came behind this event.");

    private static readonly Option<EventId?> s_upTo =
        LogOptions.IdOption("--up-to", "Only what came up to this event.");

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create(
            "history", "Tell everything that happened to an object, with the values before and after.", io, Run);
        command.Add(LogOptions.Class);
        command.Add(LogOptions.Reference);
        command.Add(s_after);
        command.Add(s_upTo);
        return command;
    }

    private static int Run(ParseResult parsed, OpenedLog log, Report report)
    {
        XenClass type = parsed.GetRequiredValue(LogOptions.Class);
        ObjectRef reference = ObjectFinder.Ever(log, type, parsed.GetRequiredValue(LogOptions.Reference));
        int exitCode = ExitCode.NotOk;
        foreach (ObjectChange change in log.Past.Of(type, reference, parsed.GetValue(s_after), parsed.GetValue(s_upTo)))
        {
            exitCode = ExitCode.Ok;
            ChangeLines.Add(report, change);
        }
        return exitCode == ExitCode.Ok
            ? exitCode
            : throw new NotOkException(exitCode, $"the log tells nothing of {type} {reference}");
    }
}
