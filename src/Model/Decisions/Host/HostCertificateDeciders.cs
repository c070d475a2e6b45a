using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>The TLS certificate that a host shows to clients.</summary>
internal static class HostCertificateDeciders
{
    private const string AnswerKey = "answer";

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<HostInstallServerCertificate>(Install)
            .Add<HostGetServerCertificate>(Get)
            .Add<HostResetServerCertificate>((call, context) => MakeAnew(context, call.Host))
            .Add<HostRefreshServerCertificate>((call, context) => MakeAnew(context, call.Host))
            .Add<HostEmergencyResetServerCertificate>((_, context) => MakeAnew(
                context, Pools.Coordinator(context.Changes)));
        ends.Add(OperationKind.HostNewCertificate, End);
    }

    private static Decision Install(HostInstallServerCertificate call, DecisionContext context)
    {
        if (HostRules.CheckReachable(context.Changes, call.Host, out _) is { } unreachable)
        {
            return unreachable;
        }
        if (ServerCertificate.Check(call.Certificate, call.PrivateKey, call.CertificateChain, context.Now)
            is { } error)
        {
            return error;
        }
        ServerCertificate.Put(context, call.Host, call.Certificate, call.CertificateChain, call.PrivateKey);
        return Decision.Done;
    }

    /// <summary>A host that never needed one makes one now, as it does when it is installed.</summary>
    private static Decision Get(HostGetServerCertificate call, DecisionContext context)
    {
        if (HostRules.CheckReachable(context.Changes, call.Host, out HostRecord? host) is { } unreachable)
        {
            return unreachable;
        }
        return host!.LocalDb.TryGetValue(HostLocalKeys.Certificate, out string? certificate)
            ? Decision.With(certificate)
            : new OperationDraft(context, OperationKind.HostNewCertificate, call.Host)
                .With(AnswerKey, "certificate")
                .Intend();
    }

    private static Decision MakeAnew(DecisionContext context, Ref<HostRecord> self) =>
        HostRules.CheckReachable(context.Changes, self, out _) is { } unreachable
            ? unreachable
            : new OperationDraft(context, OperationKind.HostNewCertificate, self).Intend();

    private static void End(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is not null || !ending.Changes.TryGet(self, out HostRecord? host))
        {
            return;
        }
        bool isAsked = ending.Argument(AnswerKey).Length > 0;
        if (!isAsked || !host.LocalDb.ContainsKey(HostLocalKeys.Certificate))
        {
            ServerCertificate.Put(
                ending.Context, self, ending.Fact("certificate"), "", ending.Fact("private_key"));
        }
        ending.Result = isAsked ? ending.Changes.Get(self).LocalDb.GetOr(HostLocalKeys.Certificate, "") : null;
    }
}
