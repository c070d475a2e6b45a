using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>
/// Logins against a directory. The one kind that there is needs a service that simulated hosts lack; everything that
/// does not, works.
/// </summary>
internal static class PoolAuthenticationDeciders
{
    private const string ActiveDirectory = "AD";
    private const string NoService = "the host has no directory service to join with";
    private const long NonHomogeneousPriority = 2;

    public static void Register(DeciderTable table) => table
        .Add<PoolEnableExternalAuth>(Enable)
        .Add<PoolDisableExternalAuth>((call, context) => context.Changes.Find(call.Pool) is null
            ? DecisionContext.HandleInvalid(call.Pool)
            : Disable(context, _ => true))
        .Add<PoolExternalAuthSetLdaps>((call, context) => context.Changes.Find(call.Pool) is null
            ? DecisionContext.HandleInvalid(call.Pool)
            : new XenError(ErrorCode.AuthIsDisabled))
        .Add<PoolDetectNonhomogeneousExternalAuth>(Detect)
        .Add<PoolDisableClientCertificateAuth>((call, context) => Edits.Change(context, call.Self, pool => pool with
        {
            ClientCertificateAuthEnabled = false,
            ClientCertificateAuthName = "",
        }))
        .Add<HostEnableExternalAuth>(Enable)
        .Add<HostDisableExternalAuth>((call, context) => context.Changes.Find(call.Host) is null
            ? DecisionContext.HandleInvalid(call.Host)
            : Disable(context, host => host == call.Host))
        .Add<HostExternalAuthSetLdaps>((call, context) => context.Changes.Find(call.Host) is null
            ? DecisionContext.HandleInvalid(call.Host)
            : new XenError(ErrorCode.AuthIsDisabled));

    private static Decision Enable(HostEnableExternalAuth call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Host, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        if (host.ExternalAuthType.Length > 0)
        {
            return new XenError(
                ErrorCode.AuthAlreadyEnabled, host.ExternalAuthType, host.ExternalAuthServiceName);
        }
        return call.AuthType == ActiveDirectory
            ? new XenError(ErrorCode.AuthEnableFailedUnavailable, NoService)
            : new XenError(ErrorCode.AuthUnknownType, call.AuthType);
    }

    /// <summary>The coordinator goes first, so it is the one that is named.</summary>
    private static Decision Enable(PoolEnableExternalAuth call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Pool, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Pool);
        }
        foreach ((Ref<HostRecord> reference, HostRecord host) in context.Changes.All<HostRecord>())
        {
            if (host.ExternalAuthType.Length > 0)
            {
                return new XenError(ErrorCode.PoolAuthAlreadyEnabled, reference.ToString());
            }
        }
        return call.AuthType == ActiveDirectory
            ? new XenError(ErrorCode.PoolAuthEnableFailedUnavailable, pool.Master.ToString(), NoService)
            : new XenError(ErrorCode.AuthUnknownType, call.AuthType);
    }

    /// <summary>A host that uses no directory is left as it is.</summary>
    private static Decision Disable(DecisionContext context, Func<Ref<HostRecord>, bool> isMeant)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in context.Changes.All<HostRecord>().ToArray())
        {
            if (isMeant(reference))
            {
                context.Changes.Set(reference, host with
                {
                    ExternalAuthType = "",
                    ExternalAuthServiceName = "",
                    ExternalAuthConfiguration = XenMap<string, string>.Empty,
                });
            }
        }
        return Decision.Done;
    }

    private static Decision Detect(PoolDetectNonhomogeneousExternalAuth call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Pool, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Pool);
        }
        if (!changes.TryGet(pool.Master, out HostRecord? master))
        {
            return Decision.Done;
        }
        foreach ((Ref<HostRecord> _, HostRecord host) in changes.All<HostRecord>().ToArray())
        {
            if (host.ExternalAuthType != master.ExternalAuthType
                || host.ExternalAuthServiceName != master.ExternalAuthServiceName)
            {
                Messages.Post(
                    context, "EXTAUTH_IN_POOL_IS_NON_HOMOGENEOUS", NonHomogeneousPriority, MessageClass.Host, host.Uuid,
                    $"Host '{host.NameLabel}' uses another directory than the coordinator '{master.NameLabel}'");
            }
        }
        return Decision.Done;
    }
}
