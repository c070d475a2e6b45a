using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>The explicit messages of pools that concern the model alone.</summary>
internal static class PoolDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            // Everything acknowledged is durable: there is nothing left to write.
            .Add<PoolSyncDatabase>((_, _) => Decision.Done)
            .Add<PoolAddToGuestAgentConfig>((call, context) =>
                Edits.AddTo(context, call.Self, PoolRecord.GuestAgentConfigField, call.Key, call.Value))
            .Add<PoolRemoveFromGuestAgentConfig>((call, context) =>
                Edits.RemoveFrom(context, call.Self, PoolRecord.GuestAgentConfigField, call.Key))
            .Add<PoolSetUefiCertificates>((call, context) =>
                Edits.Set(context, call.Self, PoolRecord.UefiCertificatesField, call.Value))
            .Add<PoolSetCustomUefiCertificates>((call, context) =>
                Edits.Set(context, call.Self, PoolRecord.CustomUefiCertificatesField, call.Value))
            .Add<PoolSetIgmpSnoopingEnabled>((call, context) =>
                Edits.Set(context, call.Self, PoolRecord.IgmpSnoopingEnabledField, call.Value))
            .Add<PoolSetVswitchController>(SetVswitchController)
            .Add<PoolSetHttpsOnly>(SetHttpsOnly)
            .Add<PoolSetTelemetryNextCollection>((call, context) =>
                Edits.Set(context, call.Self, PoolRecord.TelemetryNextCollectionField, call.Value));
        RegisterAuthentication(table);
        PoolMembershipDeciders.Register(table, ends);
        PoolAccessDeciders.Register(table, ends);
        PoolAuthenticationDeciders.Register(table);
        PoolBalancingDeciders.Register(table);
        PoolUpdateDeciders.Register(table, ends);
        PoolStorageDeciders.Register(table, ends);
        PoolLicensingDeciders.Register(table);
        PoolAvailabilityDeciders.Register(table, ends);
        PoolCertificateDeciders.Register(table);
    }

    private static void RegisterAuthentication(DeciderTable table) => table
        .Add<PoolSetLocalAuthMaxThreads>((call, context) =>
            SetPositive(context, call.Self, PoolRecord.LocalAuthMaxThreadsField, call.Value))
        .Add<PoolSetExtAuthMaxThreads>((call, context) =>
            SetPositive(context, call.Self, PoolRecord.ExtAuthMaxThreadsField, call.Value))
        .Add<PoolSetExtAuthCacheEnabled>((call, context) =>
            Edits.Set(context, call.Self, PoolRecord.ExtAuthCacheEnabledField, call.Value))
        .Add<PoolSetExtAuthCacheSize>((call, context) =>
            SetPositive(context, call.Self, PoolRecord.ExtAuthCacheSizeField, call.Value))
        .Add<PoolSetExtAuthCacheExpiry>((call, context) =>
            SetPositive(context, call.Self, PoolRecord.ExtAuthCacheExpiryField, call.Value));

    private static Decision SetPositive(
        DecisionContext context, Ref<PoolRecord> self, Field<PoolRecord, long> field, long value) => Edits.Change(
            context,
            self,
            _ => value > 0
                ? null
                : new XenError(
                    ErrorCode.ValueNotSupported,
                    field.WireName,
                    value.ToString(CultureInfo.InvariantCulture),
                    "it must be 1 or more"),
            pool => field.With(pool, value));

    private static Decision SetVswitchController(PoolSetVswitchController call, DecisionContext context)
    {
        foreach ((Ref<PoolRecord> reference, PoolRecord pool) in context.Changes.All<PoolRecord>())
        {
            context.Changes.Set(reference, pool with { VswitchController = call.Address });
        }
        return Decision.Done;
    }

    private static Decision SetHttpsOnly(PoolSetHttpsOnly call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        foreach ((Ref<HostRecord> reference, HostRecord host) in context.Changes.All<HostRecord>())
        {
            context.Changes.Set(reference, host with { HttpsOnly = call.Value });
        }
        return Decision.Done;
    }
}
