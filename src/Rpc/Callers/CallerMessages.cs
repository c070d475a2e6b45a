using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Callers;

/// <summary>What clients have used: the messages of the Caller class that look at it. Thread-safe.</summary>
internal sealed class CallerMessages(ICallSink sink, CallerBook book)
{
    /// <summary>What carries out a message; null when it is none of these.</summary>
    public CallHandler? HandlerOf(string name) => name switch
    {
        "Caller.query_token_usage" => invocation =>
            OfOne(((CallerQueryTokenUsage)invocation.Call).Self, usage => Number(usage.Tokens)),
        "Caller.query_call_count" => invocation =>
            OfOne(((CallerQueryCallCount)invocation.Call).Self, usage => Whole(usage.Calls)),
        "Caller.query_group_token_usage" => invocation =>
            Done(Number(InGroup(((CallerQueryGroupTokenUsage)invocation.Call).Group).Sum(usage => usage.Tokens))),
        "Caller.query_group_call_count" => invocation =>
            Done(Whole(InGroup(((CallerQueryGroupCallCount)invocation.Call).Group).Sum(usage => usage.Calls))),
        "Caller.query_all_usage" => _ => Done(Answer.Of(WriteRows, All())),
        _ => null,
    };

    private ValueTask<Answer> OfOne(Ref<CallerRecord> self, Func<(long Calls, double Tokens), Answer> answer) =>
        Done(sink.View.Find(self) is null
            ? new XenError(ErrorCode.HandleInvalid, CallerRecord.WireName, self.ToString())
            : answer(book.UsageOf(self)));

    private IEnumerable<(long Calls, double Tokens)> InGroup(string group) => sink.View.All<CallerRecord>()
        .Where(caller => caller.Record.Groups.Contains(group))
        .Select(caller => book.UsageOf(caller.Reference));

    /// <summary>Uuid, name, what it calls itself, address, calls, tokens.</summary>
    private string[][] All() =>
    [
        .. sink.View.All<CallerRecord>().Select(caller =>
        {
            (long calls, double tokens) = book.UsageOf(caller.Reference);
            return (string[])
            [
                caller.Record.Uuid, caller.Record.NameLabel, caller.Record.UserAgent, caller.Record.ClientIp,
                calls.ToString(CultureInfo.InvariantCulture), tokens.ToString(CultureInfo.InvariantCulture),
            ];
        }),
    ];

    private static void WriteRows(Xen.Model.Wire.IWireWriter writer, object? rows, object? _)
    {
        writer.BeginArray();
        foreach (string[] row in (string[][])rows!)
        {
            writer.BeginArray();
            foreach (string cell in row)
            {
                writer.Text(cell);
            }
            writer.EndArray();
        }
        writer.EndArray();
    }

    private static Answer Number(double value) =>
        Answer.Of(static (writer, value, _) => writer.Double((double)value!), value);

    private static Answer Whole(long value) =>
        Answer.Of(static (writer, value, _) => writer.Integer((long)value!), value);

    private static ValueTask<Answer> Done(Answer answer) => ValueTask.FromResult(answer);
}
