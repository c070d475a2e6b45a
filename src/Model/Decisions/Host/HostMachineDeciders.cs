using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>Questions and commands that are passed on to the machine, which must be there to answer.</summary>
internal static class HostMachineDeciders
{
    private const string TextFact = "text";

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<HostDmesg>((call, context) => Pass(context, call.Host, OperationKind.HostDmesg))
            .Add<HostDmesgClear>((call, context) => Pass(context, call.Host, OperationKind.HostDmesgClear))
            .Add<HostGetLog>((call, context) => Pass(context, call.Host, OperationKind.HostGetLog))
            .Add<HostSendDebugKeys>((call, context) =>
                Pass(context, call.Host, OperationKind.HostSendDebugKeys, ("keys", call.Keys)))
            .Add<HostCallPlugin>((call, context) => Pass(context, call.Host, OperationKind.HostCallPlugin,
            [
                ("plugin", call.Plugin), ("fn", call.Fn),
                .. call.Args.Select(argument => ($"arg:{argument.Key}", argument.Value)),
            ]))
            .Add<HostBugreportUpload>((call, context) => Upload(
                context, call.Host, OperationKind.HostBugreportUpload, call.Host, call.URL, call.Options))
            .Add<HostCrashdumpUpload>((call, context) =>
                context.Changes.TryGet(call.Self, out HostCrashdumpRecord? dump)
                    ? Upload(
                        context, dump.Host, OperationKind.HostCrashdumpUpload, call.Self, call.URL, call.Options)
                    : DecisionContext.HandleInvalid(call.Self))
            .Add<HostCrashdumpDestroy>(DestroyDump);
        foreach (string kind in (string[])[
            OperationKind.HostDmesg, OperationKind.HostDmesgClear, OperationKind.HostGetLog,
            OperationKind.HostCallPlugin])
        {
            ends.Add(kind, static ending => ending.Result = ending.Fact(TextFact));
        }
        ends.Add(OperationKind.HostCrashdumpDestroy, static ending =>
        {
            if (ending.Error is null)
            {
                ending.Changes.Delete(ending.Target<HostCrashdumpRecord>());
            }
        });
    }

    private static Decision Pass(
        DecisionContext context,
        Ref<HostRecord> self,
        string kind,
        params ReadOnlySpan<(string Key, string Value)> arguments)
    {
        if (HostRules.CheckReachable(context.Changes, self, out _) is { } error)
        {
            return error;
        }
        var draft = new OperationDraft(context, kind, self);
        foreach ((string key, string value) in arguments)
        {
            draft.With(key, value);
        }
        return draft.Intend();
    }

    private static Decision Upload(
        DecisionContext context,
        Ref<HostRecord> host,
        string kind,
        ObjectRef target,
        string url,
        XenMap<string, string> options)
    {
        if (HostRules.CheckReachable(context.Changes, host, out _) is { } error)
        {
            return error;
        }
        if (url.Length > 0 && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            return new XenError(ErrorCode.InvalidValue, "url", url);
        }
        return new OperationDraft(context, kind, target)
            .With("url", url)
            .With("http_proxy", options.GetOr("http_proxy", ""))
            .Intend();
    }

    private static Decision DestroyDump(HostCrashdumpDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out HostCrashdumpRecord? dump))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        return HostRules.CheckReachable(context.Changes, dump.Host, out _) is { } error
            ? error
            : new OperationDraft(context, OperationKind.HostCrashdumpDestroy, call.Self).Intend();
    }
}
