using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog dump</c>: every commit and note as the log holds them.</summary>
internal static class DumpCommand
{
    private static readonly Option<Moment?> s_from =
        LogOptions.MomentOption("--from", "Begin with this event, or with what came at or after this time.");

    private static readonly Option<Moment?> s_to =
        LogOptions.MomentOption("--to", "End with this event, or with what came at or before this time.");

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create(
            "dump", "Print every commit and audit note: who did what, and all that it changed.", io, Run);
        command.Add(s_from);
        command.Add(s_to);
        return command;
    }

    private static int Run(ParseResult parsed, OpenedLog log, Report report)
    {
        EventId horizon = log.Archive.Horizon;
        EventId after = parsed.GetValue(s_from) is { } from ? from.Before(log) : horizon;
        EventId upTo = (parsed.GetValue(s_to) ?? Moment.Tail).In(log);
        foreach (StoredCommit commit in log.Archive.Read(after, upTo))
        {
            Print(commit, report);
        }
        return ExitCode.Ok;
    }

    private static void Print(in StoredCommit commit, Report report)
    {
        CommitReader reader = CommitReader.Read(commit);
        CommitHeader header = reader.Header;
        var events = new List<LoggedEvent>();
        foreach (LoggedEvent logged in reader.Events())
        {
            events.Add(logged);
        }
        EventId first = commit.FirstId;
        EventId last = commit.LastId;
        string ids = commit.IsNote ? $"note behind {last}"
            : first == last ? $"commit {first}" : $"commit {first}-{last}";
        report.Add(
            [$"{ids} {Shapes.Line(header)}", .. events.Select(Line)],
            json =>
            {
                json.WriteString("kind", events.Count == 0 ? "note" : "commit");
                json.WriteNumber("after", first.Value - 1);
                Shapes.Header(json, header);
                if (header.NotesLeftOut > 0)
                {
                    json.WriteNumber("notesLeftOut", header.NotesLeftOut);
                }
                json.WriteStartArray("events");
                foreach (LoggedEvent logged in events)
                {
                    LoggedFields fields = LoggedFields.Read(logged);
                    json.WriteStartObject();
                    json.WriteNumber("id", logged.Id.Value);
                    json.WriteString("event", Kinds.Of(logged.Kind));
                    json.WriteString("class", logged.Class.WireName);
                    json.WriteString("ref", logged.Reference.ToString());
                    Shapes.Values(json, fields.Fields, fields.Record);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
    }

    private static string Line(LoggedEvent logged)
    {
        LoggedFields fields = LoggedFields.Read(logged);
        IEnumerable<string> values = fields.Fields
            .Where(field => logged.Kind != Log.EventKind.Add || !field.IsEmpty(fields.Record))
            .Select(field => $"{field.WireName}={Texts.Of(field, fields.Record)}");
        return $"  {logged.Id} {Kinds.Of(logged.Kind)} {logged.Class} {logged.Reference} {string.Join(' ', values)}"
            .TrimEnd();
    }
}
