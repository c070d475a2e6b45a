using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>How hosts can be reached: secure shell, consoles and TLS.</summary>
internal static class PoolAccessDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PoolEnableSsh>((call, context) =>
                SecureShellOperation.Begin(context, call.Self, SecureShellOperation.Open, 1))
            .Add<PoolDisableSsh>((call, context) =>
                SecureShellOperation.Begin(context, call.Self, SecureShellOperation.Close, 1))
            .Add<PoolSetSshEnabledTimeout>((call, context) =>
                SecureShellOperation.Begin(context, call.Self, SecureShellOperation.Timeout, call.Value))
            .Add<PoolSetConsoleIdleTimeout>((call, context) =>
                SecureShellOperation.Begin(context, call.Self, SecureShellOperation.Idle, call.Value))
            .Add<PoolSetSshAutoMode>((call, context) =>
                SecureShellOperation.Begin(context, call.Self, SecureShellOperation.Auto, call.Value ? 1 : 0))
            .Add<CloseSecureShells>((_, context) => CloseExpired(context))
            .Add<PoolDisableSslLegacy>((call, context) => DisableOldCiphers(context, call.Self))
            .Add<PoolEnableTlsVerification>((_, context) => VerifyCertificates(context))
            .Add<PoolSendTestPost>((call, _) => new XenError(
                // The simulated hosts' networks end at their switches: no address answers.
                ErrorCode.TLSConnectionFailed,
                call.Host,
                call.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        ends.Add(OperationKind.PoolSecureShell, SecureShellOperation.End);
    }

    private static Decision CloseExpired(DecisionContext context)
    {
        Pools.ChangeHosts(
            context.Changes, host => SecureShell.IsOver(host, context.Now) ? SecureShell.Expire(host) : host);
        return Decision.Done;
    }

    private static Decision DisableOldCiphers(DecisionContext context, Ref<PoolRecord> self)
    {
        if (context.Changes.Find(self) is null)
        {
            return DecisionContext.HandleInvalid(self);
        }
        Pools.ChangeHosts(context.Changes, host => host with { SslLegacy = false });
        return Decision.Done;
    }

    private static Decision VerifyCertificates(DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!Pools.TryFind(changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if ((PoolRules.Check(changes, reference, pool, PoolAllowedOperations.TlsVerificationEnable)
            ?? Pools.CheckAllLive(changes)) is { } error)
        {
            return error;
        }
        changes.Set(reference, pool with { TlsVerificationEnabled = true });
        Pools.ChangeHosts(changes, host => host with { TlsVerificationEnabled = true });
        return Decision.Done;
    }
}
