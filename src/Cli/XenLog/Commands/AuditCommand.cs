using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog audit</c>: who called what, and what came of it.</summary>
internal static class AuditCommand
{
    private static readonly Option<DateTimeOffset?> s_from =
        LogOptions.TimeOption("--from", "Only calls at or after this time.");

    private static readonly Option<DateTimeOffset?> s_to =
        LogOptions.TimeOption("--to", "Only calls at or before this time.");

    private static readonly Option<EventId?> s_after =
        LogOptions.IdOption("--after", "Only calls behind this event.");

    private static readonly Option<EventId?> s_upTo =
        LogOptions.IdOption("--up-to", "Only calls up to this event.");

    private static readonly Option<string?> s_user = new("--user")
    {
        Description = "Only calls of this user; * and ? stand for any text and any letter.",
        HelpName = "NAME",
    };

    private static readonly Option<string?> s_method = new("--method")
    {
        Description = "Only calls of this method, with or without Async.; * and ? stand for any text and any letter.",
        HelpName = "NAME",
    };

    private static readonly Option<XenClass?> s_class = new("--class")
    {
        Description = "Only calls that changed an object of this class, or whose method belongs to it.",
        HelpName = "CLASS",
        CustomParser = LogOptions.ReadClass,
    };

    private static readonly Option<string?> s_object = new("--object")
    {
        Description = "Only calls that changed this object, or were refused and named it; a uuid needs --class.",
        HelpName = "REF",
    };

    private static readonly Option<string?> s_outcome = new("--outcome")
    {
        Description = "Only accepted calls, only refused ones, or only those refused with an error code.",
        HelpName = "accepted|refused|CODE",
    };

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create(
            "audit", "Tell who called what, when, from where, and what came of it.", io, Run);
        foreach (Option option in (Option[])
            [s_from, s_to, s_after, s_upTo, s_user, s_method, s_class, s_object, s_outcome])
        {
            command.Add(option);
        }
        return command;
    }

    private static int Run(ParseResult parsed, OpenedLog log, Report report)
    {
        string? outcome = parsed.GetValue(s_outcome);
        XenClass? type = parsed.GetValue(s_class);
        ObjectRef? reference = parsed.GetValue(s_object) is { } text ? Find(log, type, text) : null;
        var filter = new AuditFilter
        {
            From = parsed.GetValue(s_from),
            To = parsed.GetValue(s_to),
            After = parsed.GetValue(s_after),
            UpTo = parsed.GetValue(s_upTo),
            User = parsed.GetValue(s_user),
            Method = parsed.GetValue(s_method),
            Class = reference is null ? type : null,
            Reference = reference,
            Accepted = outcome is null ? null : outcome == "accepted",
            Error = outcome is null or "accepted" or "refused" ? null : outcome,
        };
        foreach (AuditEntry entry in log.Past.Audit(filter))
        {
            Print(report, entry);
        }
        return ExitCode.Ok;
    }

    private static ObjectRef Find(OpenedLog log, XenClass? type, string text)
    {
        if (text.StartsWith(ObjectRef.Prefix, StringComparison.Ordinal)
            && ObjectRef.TryParse(text, out ObjectRef found))
        {
            return found;
        }
        return type is not null
            ? ObjectFinder.Ever(log, type, text)
            : throw new NotOkException(ExitCode.Usage, "--object takes a reference, or a uuid together with --class");
    }

    private static void Print(Report report, AuditEntry entry)
    {
        IReadOnlyList<WireValue> arguments = entry.Arguments();
        string ids = entry.IsNote ? "-" : entry.Events.Length == 1
            ? $"{entry.Events[0].Id}"
            : $"{entry.Events[0].Id}-{entry.Events[^1].Id}";
        report.Add(
            [
                $"{ids} {Shapes.Line(entry.Header)}",
                .. arguments.Count == 0
                    ? (IEnumerable<string>)[]
                    : ["  arguments: " + string.Join(' ', arguments.Select(Text))],
                .. entry.Header.NotesLeftOut == 0
                    ? (IEnumerable<string>)[]
                    : [$"  {entry.Header.NotesLeftOut} calls like it before are left out"],
                .. entry.Events.Select(item => $"  {item.Id} {Kinds.Of(item.Kind)} {item.Class} {item.Reference}"),
            ],
            json =>
            {
                json.WriteNumber("after", entry.After.Value);
                Shapes.Header(json, entry.Header);
                json.WriteStartArray("arguments");
                var values = new JsonValues(json);
                foreach (WireValue argument in arguments)
                {
                    Shapes.Argument(values, argument);
                }
                json.WriteEndArray();
                json.WriteNumber("notesLeftOut", entry.Header.NotesLeftOut);
                json.WriteStartArray("events");
                foreach (AuditEvent item in entry.Events)
                {
                    json.WriteStartObject();
                    json.WriteNumber("id", item.Id.Value);
                    json.WriteString("event", Kinds.Of(item.Kind));
                    json.WriteString("class", item.Class.WireName);
                    json.WriteString("ref", item.Reference.ToString());
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
    }

    private static string Text(WireValue argument) =>
        Texts.Json(json => Shapes.Argument(new JsonValues(json), argument));
}
