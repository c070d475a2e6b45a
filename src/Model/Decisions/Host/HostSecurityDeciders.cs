using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>What hosts need to trust each other, and the ways out when they do not.</summary>
internal static class HostSecurityDeciders
{
    private const string AcceptedKey = "pool_secret_accepted";
    private const string SentKey = "pool_secret_sent";
    private const long AlertPriority = 3;

    public static void Register(DeciderTable table) => table
        .Add<HostEmergencyDisableTlsVerification>((_, context) => DisableVerification(context))
        .Add<HostEmergencyReenableTlsVerification>((_, context) => ReenableVerification(context))
        .Add<HostEmergencyClearMandatoryGuidance>((_, context) => Edits.Set(
            context, Coordinator(context), HostRecord.PendingGuidancesField, XenSet<UpdateGuidances>.Empty))
        .Add<HostEmergencyHaDisable>((_, context) => DisableHighAvailability(context))
        .Add<HostNotifyAcceptNewPoolSecret>((call, context) => Edits.Change(context, call.Host, host => host with
        {
            LocalDb = host.LocalDb.With(AcceptedKey, call.NewPs),
        }))
        .Add<HostNotifySendNewPoolSecret>((call, context) => Edits.Change(
            context,
            call.Host,
            host => host.LocalDb.ContainsKey(AcceptedKey)
                ? null
                : new XenError(ErrorCode.InternalError, "the host does not accept the new secret yet"),
            host => host with { LocalDb = host.LocalDb.With(SentKey, call.NewPs) }))
        .Add<HostCleanupPoolSecret>((call, context) => Edits.Change(context, call.Host, host => host with
        {
            LocalDb = host.LocalDb.Without(AcceptedKey).Without(SentKey),
        }))
        .Add<HostSetSchedGran>((call, context) => Edits.Change(context, call.Self, host => host with
        {
            LocalDb = host.LocalDb.With(
                HostLocalKeys.SchedulingGranularity, Enums.HostSchedGran.NameOf(call.Value)),
        }))
        .Add<HostSetSslLegacy>((call, context) => Edits.Change(
            context,
            call.Self,
            _ => call.Value
                ? new XenError(
                    ErrorCode.ValueNotSupported, "value", "true", "old versions of SSL are no longer supported")
                : null,
            host => host with { SslLegacy = false }));

    /// <summary>These calls are about the host that is asked, which is the coordinator.</summary>
    private static Ref<HostRecord> Coordinator(DecisionContext context) =>
        Pools.Coordinator(context.Changes);

    private static Decision DisableVerification(DecisionContext context)
    {
        Ref<HostRecord> self = Coordinator(context);
        if (!context.Changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        context.Changes.Set(self, host with { TlsVerificationEnabled = false });
        Messages.Post(
            context,
            "TLS_VERIFICATION_EMERGENCY_DISABLED",
            AlertPriority,
            MessageClass.Host,
            host.Uuid,
            $"Certificates are no longer checked on host {host.NameLabel}");
        return Decision.Done;
    }

    private static Decision ReenableVerification(DecisionContext context) =>
        context.Changes.All<PoolRecord>().Any(pool => pool.Record.TlsVerificationEnabled)
            ? Edits.Set(context, Coordinator(context), HostRecord.TlsVerificationEnabledField, true)
            : new XenError(ErrorCode.TLSVerificationNotEnabledInPool);

    private static Decision DisableHighAvailability(DecisionContext context)
    {
        (Ref<PoolRecord> reference, PoolRecord? pool) = context.Changes.All<PoolRecord>().FirstOrDefault();
        if (pool is not { HaEnabled: true })
        {
            return new XenError(ErrorCode.HANotEnabled);
        }
        context.Changes.Set(reference, pool with { HaEnabled = false, HaStatefiles = XenSet<string>.Empty });
        foreach ((Ref<HostRecord> self, HostRecord host) in context.Changes.All<HostRecord>().ToArray())
        {
            context.Changes.Set(self, host with
            {
                HaStatefiles = XenSet<string>.Empty,
                HaNetworkPeers = XenSet<string>.Empty,
            });
        }
        return Decision.Done;
    }
}
