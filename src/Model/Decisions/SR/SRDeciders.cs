using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.SR;

/// <summary>The explicit messages of SRs.</summary>
internal static class SRDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<SRCreate>((call, context) => SROperation.BeginCreate(context, call))
            .Add<SRIntroduce>(Introduce)
            .Add<SRDestroy>((call, context) => SROperation.BeginDestroy(context, call.SR))
            .Add<SRForget>((call, context) => SROperation.Forget(context, call.SR))
            .Add<SRScan>((call, context) =>
                ScanOperation.Begin(context, call.SR, StorageOperations.Scan, OperationKind.SRScan))
            .Add<SRUpdate>((call, context) =>
                ScanOperation.Begin(context, call.SR, StorageOperations.Update, OperationKind.SRUpdate))
            .Add<SRProbe>((call, context) => ProbeOperation.BeginText(context, call))
            .Add<SRProbeExt>((call, context) => ProbeOperation.BeginRecords(context, call))
            .Add<SRGetLiveHosts>(LiveHosts)
            .Add<SRMake>((_, _) => new XenError(ErrorCode.MessageDeprecated));
        RegisterSettings(table);
        RegisterRecovery(table, ends);
        ends
            .Add(OperationKind.SRCreate, SROperation.EndCreate)
            .Add(OperationKind.SRDestroy, SROperation.EndDestroy)
            .Add(OperationKind.SRProbe, ProbeOperation.End)
            .Add(OperationKind.SRScan, ScanOperation.EndScan)
            .Add(OperationKind.SRUpdate, ScanOperation.EndUpdate);
    }

    private static void RegisterSettings(DeciderTable table) => table
        .Add<SRSetNameLabel>((call, context) => Edits.Set(context, call.SR, SRRecord.NameLabelField, call.Value))
        .Add<SRSetNameDescription>((call, context) =>
            Edits.Set(context, call.SR, SRRecord.NameDescriptionField, call.Value))
        .Add<SRSetPhysicalSize>((call, context) =>
            Edits.Set(context, call.Self, SRRecord.PhysicalSizeField, call.Value))
        .Add<SRSetVirtualAllocation>((call, context) =>
            Edits.Set(context, call.Self, SRRecord.VirtualAllocationField, call.Value))
        .Add<SRSetPhysicalUtilisation>((call, context) =>
            Edits.Set(context, call.Self, SRRecord.PhysicalUtilisationField, call.Value))
        .Add<SRSetShared>((call, context) => Edits.Change(
            context,
            call.SR,
            sr => !call.Value && sr.PBDs.Count > 1
                ? new XenError(ErrorCode.SRHasMultiplePbds, string.Join(",", (IEnumerable<Ref<PBDRecord>>)sr.PBDs))
                : null,
            sr => sr with { Shared = call.Value }));

    private static void RegisterRecovery(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<SRAssertCanHostHaStatefile>((call, context) =>
                Assert(context, call.SR, SharedDiskRules.CheckStatefile))
            .Add<SRAssertSupportsDatabaseReplication>((call, context) =>
                Assert(context, call.SR, SharedDiskRules.CheckReplication))
            .Add<SREnableDatabaseReplication>((call, context) =>
                ReplicationOperation.BeginEnable(context, call.SR))
            .Add<SRDisableDatabaseReplication>((call, context) =>
                ReplicationOperation.BeginDisable(context, call.SR));
        ends
            .Add(OperationKind.SREnableReplication, ReplicationOperation.EndEnable)
            .Add(OperationKind.SRDisableReplication, ReplicationOperation.EndDisable);
    }

    private static Decision Assert(
        DecisionContext context, Ref<SRRecord> self, Func<Changes, Ref<SRRecord>, SRRecord, XenError?> check)
    {
        if (!context.Changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return check(context.Changes, self, sr) is { } error ? error : Decision.Done;
    }

    private static Decision Introduce(SRIntroduce call, DecisionContext context)
    {
        string uuid = call.UUID.Length > 0 ? call.UUID : context.NewUuid();
        if (context.Changes.All<SRRecord>().Any(sr => sr.Record.Uuid == uuid))
        {
            return new XenError(ErrorCode.SRUUIDExists, uuid);
        }
        string type = call.Type.ToLowerInvariant();
        if (!context.Changes.All<SMRecord>().Any(sm => sm.Record.Type == type))
        {
            return new XenError(ErrorCode.SRUnknownDriver, type);
        }
        return Decision.With(context.Create(new SRRecord
        {
            Uuid = uuid,
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            Type = type,
            ContentType = call.ContentType,
            Shared = call.Shared,
            SmConfig = call.SmConfig,
        }));
    }

    private static Decision LiveHosts(SRGetLiveHosts call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(call.SR);
        }
        return Decision.With(RefSet<HostRecord>.Of(changes.All(sr.PBDs)
            .Where(pbd => pbd.Record.CurrentlyAttached
                && changes.TryGet(pbd.Record.Host, out HostRecord? host)
                && host.Enabled && changes.Find(host.Metrics) is not { Live: false })
            .Select(pbd => pbd.Record.Host)));
    }
}
