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
    private const string DirtyKey = "dirty";

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<SRCreate>((call, context) => SROperation.BeginCreate(context, call))
            .Add<SRIntroduce>(Introduce)
            .Add<SRDestroy>((call, context) => SROperation.BeginDestroy(context, call.SR))
            .Add<SRForget>((call, context) => SROperation.Forget(context, call.SR))
            .Add<SRScan>(Scan)
            .Add<SRUpdate>((call, context) => Check(context, call.SR, StorageOperations.Update) ?? Decision.Done)
            .Add<SRGetLiveHosts>(LiveHosts)
            .Add<SRMake>((_, _) => new XenError(ErrorCode.MessageDeprecated));
        RegisterSettings(table);
        ends
            .Add(OperationKind.SRCreate, SROperation.EndCreate)
            .Add(OperationKind.SRDestroy, SROperation.EndDestroy);
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

    /// <summary>The objects already say what the repository holds; what remains is to add it up again.</summary>
    private static Decision Scan(SRScan call, DecisionContext context)
    {
        if (Check(context, call.SR, StorageOperations.Scan) is { } refused)
        {
            return refused;
        }
        context.Changes.Update(call.SR, sr => sr with
        {
            VirtualAllocation = context.Changes.All(sr.VDIs).Sum(vdi => vdi.Record.VirtualSize),
            OtherConfig = sr.OtherConfig.Without(DirtyKey),
        });
        return Decision.Done;
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
                && changes.Find(host.Metrics) is not { Live: false })
            .Select(pbd => pbd.Record.Host)));
    }

    private static Decision? Check(DecisionContext context, Ref<SRRecord> self, StorageOperations operation)
    {
        if (VDIOperation.CheckRepository(context.Changes, self, operation) is { } error)
        {
            return error;
        }
        return null;
    }
}
