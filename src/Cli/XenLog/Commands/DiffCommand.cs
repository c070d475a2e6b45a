using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog diff</c>: what differs between two moments.</summary>
internal static class DiffCommand
{
    private static readonly Argument<Moment> s_from = LogOptions.MomentArgument("FROM", "The first event or time.");
    private static readonly Argument<Moment> s_to =
        LogOptions.MomentArgument("TO", "The second event or time, or tail.");

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create(
            "diff", "Tell which objects came, went or changed between two events or times.", io, Run);
        command.Add(s_from);
        command.Add(s_to);
        return command;
    }

    private static int Run(ParseResult parsed, OpenedLog log, Report report)
    {
        EventId from = parsed.GetRequiredValue(s_from).In(log);
        EventId to = parsed.GetRequiredValue(s_to).In(log);
        if (to < from)
        {
            throw new NotOkException(ExitCode.Usage, $"event {to} comes before event {from}");
        }
        foreach (ObjectDifference difference in log.Past.Diff(from, to))
        {
            Print(report, difference);
        }
        return ExitCode.Ok;
    }

    private static void Print(Report report, ObjectDifference difference)
    {
        (XenClass type, ObjectRef reference) = (difference.Class, difference.Reference);
        string label = type.FieldNamed("name_label") is { } field
            ? " " + Texts.Of(field, difference.After ?? difference.Before)
            : "";
        report.Add(
            [
                $"{Kinds.Of(difference.Kind)} {type} {reference}{label}",
                .. difference.Fields.Select(ChangeLines.Of),
            ],
            json =>
            {
                json.WriteString("event", Kinds.Of(difference.Kind));
                json.WriteString("class", type.WireName);
                json.WriteString("ref", reference.ToString());
                if (difference.Kind == Log.EventKind.Mod)
                {
                    Shapes.Changes(json, difference.Fields);
                }
                else
                {
                    Shapes.Values(json, type.Fields, (difference.After ?? difference.Before)!);
                }
            });
    }
}
