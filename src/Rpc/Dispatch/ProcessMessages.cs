using System.Diagnostics;
using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// The messages about the process that serves the API: what it can, what it does, and its end. For whatever host they
/// ask, there is one process. Thread-safe.
/// </summary>
/// <param name="reads">Tells which hosts there are.</param>
/// <param name="statistics">What was called.</param>
/// <param name="agents">Who called.</param>
/// <param name="shutDown">Ends the process; null when clients must not.</param>
internal sealed class ProcessMessages(
    ReadModel reads, CallStatistics statistics, UserAgents agents, Action? shutDown)
{
    /// <summary>What carries out a message; null when it is none of these.</summary>
    public MessageHandler? HandlerOf(string name) => name switch
    {
        "host.list_methods" => Look(static _ => default, _ => XenSet<string>.Of([.. MethodTable.Standard.Names])),
        "host.get_thread_diagnostics" => Look(
            static call => ((HostGetThreadDiagnostics)call).Host, static _ => ProcessFacts.Threads()),
        "host.get_diagnostic_timing_stats" => Look(
            static call => ((HostGetDiagnosticTimingStats)call).Host, Timings),
        "host.get_tracked_user_agents" => Look(
            static call => ((HostGetTrackedUserAgents)call).Self, _ => XenMap<string, string>.Of(agents.All)),
        // Who can answer this is well.
        "host.ha_xapi_healthcheck" => Look(static _ => default, static _ => true),
        "Diagnostics.gc_stats" => Look(
            static call => ((DiagnosticsGcStats)call).Host, static _ => ProcessFacts.Collections()),
        "Diagnostics.db_stats" => Look(static _ => default, _ => ProcessFacts.Objects(reads.View)),
        "Diagnostics.network_stats" => Look(static call => ((DiagnosticsNetworkStats)call).Host, Traffic),
        "Diagnostics.gc_compact" => MessageHandler.Of(Compact, isRead: false),
        "host.shutdown_agent" => MessageHandler.Of(ShutDown, isRead: false),
        _ => null,
    };

    private MessageHandler Look(Func<Schema.Call, Ref<HostRecord>> host, Func<Schema.Call, object> answer) => new(
        invocation => ValueTask.FromResult(CheckHost(host(invocation.Call)) is { } error
            ? error
            : Result(invocation, answer(invocation.Call))),
        IsRead: true);

    private static Answer Result(Invocation invocation, object result) => Answer.Of(
        static (writer, method, value) => ((Methods.CallMethod)method!).WriteResult(writer, value),
        invocation.Method,
        result);

    private XenError? CheckHost(Ref<HostRecord> host) => host.IsNull || reads.View.Find(host) is not null
        ? null
        : new XenError(ErrorCode.HandleInvalid, HostRecord.WireName, host.ToString());

    private ValueTask<Answer> Compact(Invocation invocation)
    {
        if (CheckHost(((DiagnosticsGcCompact)invocation.Call).Host) is { } error)
        {
            return ValueTask.FromResult<Answer>(error);
        }
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return ValueTask.FromResult(Answer.Void);
    }

    /// <summary>The answer leaves first.</summary>
    private ValueTask<Answer> ShutDown(Invocation invocation) => ValueTask.FromResult(shutDown is null
        ? new XenError(ErrorCode.OperationNotAllowed, "the process that serves this API has other work too")
        : Answer.Of(static (writer, _, _) => writer.Text(""), null, sent: _ => shutDown()));

    private object Timings(Schema.Call call)
    {
        bool withCounts = ((HostGetDiagnosticTimingStats)call).Counts;
        return XenMap<string, string>.Of(statistics.Counts.Select(count =>
        {
            double mean = (double)count.Ticks / Stopwatch.Frequency / count.Calls;
            string text = mean.ToString("0.000000", CultureInfo.InvariantCulture) + " s";
            return KeyValuePair.Create(
                count.Name, withCounts ? string.Create(CultureInfo.InvariantCulture, $"{text} ({count.Calls})") : text);
        }));
    }

    private object Traffic(Schema.Call call)
    {
        string wanted = ((DiagnosticsNetworkStats)call).Params.GetOr("method", "");
        return XenSet<XenSet<string>>.Of([.. statistics.Counts
            .Where(count => wanted.Length == 0 || count.Name == wanted)
            .Select(count => XenSet<string>.Of(
                count.Name,
                count.Calls.ToString(CultureInfo.InvariantCulture),
                count.Bytes.ToString(CultureInfo.InvariantCulture)))]);
    }
}
