using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog show</c>: one object as it was.</summary>
internal static class ShowCommand
{
    private static readonly Option<Moment?> s_at =
        LogOptions.MomentOption("--at", "The event or time to look at; the end of the log when left out.");

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create("show", "Show an object as it was at an event or time.", io, Run);
        command.Add(LogOptions.Class);
        command.Add(LogOptions.Reference);
        command.Add(s_at);
        return command;
    }

    private static int Run(ParseResult parsed, OpenedLog log, Report report)
    {
        XenClass type = parsed.GetRequiredValue(LogOptions.Class);
        using PastView view = log.Past.AsOf((parsed.GetValue(s_at) ?? Moment.Tail).In(log));
        RecordVersion found = ObjectFinder.In(view, type, parsed.GetRequiredValue(LogOptions.Reference));
        XenRecord record = found.Record!;
        report.Add(
            [
                $"{type} {found.Slot.Reference} at event {view.Id}, "
                    + $"created by {found.CreatedAt}, last changed by {found.Id}",
                .. type.Fields.Select(field => $"  {field.WireName} = {Texts.Of(field, record)}"),
            ],
            json =>
            {
                json.WriteNumber("at", view.Id.Value);
                json.WriteString("class", type.WireName);
                json.WriteString("ref", found.Slot.Reference.ToString());
                json.WriteNumber("createdBy", found.CreatedAt.Value);
                json.WriteNumber("changedBy", found.Id.Value);
                Shapes.Values(json, type.Fields, record);
            });
        return ExitCode.Ok;
    }
}
