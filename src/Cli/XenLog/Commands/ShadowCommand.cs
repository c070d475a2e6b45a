using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;
using Xen.Model.Decisions;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary><c>xenlog shadow</c>: has recorded calls decided by today's code.</summary>
internal static class ShadowCommand
{
    private static readonly Option<EventId?> s_after = LogOptions.IdOption("--after", "Begin behind this event.");
    private static readonly Option<EventId?> s_upTo = LogOptions.IdOption("--up-to", "End with this event.");

    public static Command Create(CommandIo io)
    {
        Command command = LogCommand.Create(
            "shadow", "Have recorded calls decided by today's code and tell where it decides otherwise.", io,
            (parsed, log, report) => Run(io, parsed, log, report));
        command.Add(s_after);
        command.Add(s_upTo);
        return command;
    }

    private static int Run(CommandIo io, ParseResult parsed, OpenedLog log, Report report)
    {
        EventId after = parsed.GetValue(s_after) ?? log.Past.OldestState();
        EventId upTo = parsed.GetValue(s_upTo) ?? log.Archive.Tail;
        var different = new List<ShadowVerdict>();
        var notDecided = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long same = 0;
        ProgressBar.Run(io, "deciding", upTo.Value - after.Value, done =>
        {
            foreach (ShadowVerdict verdict in log.Past.Shadow(StandardDeciders.Table(), after, upTo))
            {
                same += verdict.Result == ShadowResult.Same ? 1 : 0;
                if (verdict.Result == ShadowResult.Different)
                {
                    different.Add(verdict);
                }
                else if (verdict.Result == ShadowResult.NotDecided)
                {
                    notDecided[verdict.Reason] = notDecided.GetValueOrDefault(verdict.Reason) + 1;
                }
                done(verdict.After.Value - after.Value);
            }
        });
        different.ForEach(verdict => Print(report, verdict));
        Summarize(report, same, different.Count, notDecided);
        return different.Count == 0 ? ExitCode.Ok : ExitCode.NotOk;
    }

    private static void Print(Report report, ShadowVerdict verdict) => report.Add(
        [
            $"behind event {verdict.After}: {Shapes.Line(verdict.Header)}",
            .. verdict.Differences.Select(difference => "  " + difference),
        ],
        json =>
        {
            json.WriteNumber("after", verdict.After.Value);
            Shapes.Header(json, verdict.Header);
            json.WriteStartArray("differences");
            foreach (string difference in verdict.Differences)
            {
                json.WriteStringValue(difference);
            }
            json.WriteEndArray();
        });

    private static void Summarize(
        Report report, long same, long different, SortedDictionary<string, long> notDecided) => report.Add(
        [
            $"decided the same: {same}",
            $"decided otherwise: {different}",
            .. notDecided.Select(item => $"not decided, {item.Key}: {item.Value}"),
        ],
        json =>
        {
            json.WriteNumber("same", same);
            json.WriteNumber("different", different);
            json.WriteStartObject("notDecided");
            foreach ((string reason, long count) in notDecided)
            {
                json.WriteNumber(reason, count);
            }
            json.WriteEndObject();
        });
}
