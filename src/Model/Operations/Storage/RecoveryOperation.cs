using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Makes repositories of a lost pool known for as long as its VMs are recovered.</summary>
internal static class RecoveryOperation
{
    /// <summary>Checks and intends to look for repositories that hold copies of pools' objects.</summary>
    public static Decision Begin(DecisionContext context, DRTaskCreate call)
    {
        Changes changes = context.Changes;
        string type = call.Type.ToLowerInvariant();
        if ((PoolFeatures.Missing(changes, PoolFeatures.Recovery)
                ?? ProbeOperation.CheckDriver(changes, type)) is { } error)
        {
            return error;
        }
        if (!changes.All<SMRecord>().Any(sm => sm.Record.Type == type
            && sm.Record.Features.ContainsKey("SR_METADATA")))
        {
            return new XenError(ErrorCode.SROperationNotSupported, type);
        }
        Ref<HostRecord> host = Pools.Coordinator(changes);
        return new OperationDraft(context, OperationKind.DRTaskCreate, host)
            .With("type", type)
            .With("whitelist", string.Join(' ', call.Whitelist))
            .With(ProbeOperation.Arguments(call.DeviceConfig))
            .Intend();
    }

    /// <summary>Applies the end: those that were found are known, attached, and looked through soon.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        DecisionContext context = ending.Context;
        HashSet<string> wanted =
            [.. ending.Argument("whitelist").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Ref<DRTaskRecord> self = context.Create(new DRTaskRecord { Uuid = context.NewUuid() });
        foreach (FoundRepository found in FoundRepository.Read(ending.Facts))
        {
            if (found.MetadataOfPools.Count > 0
                && !context.Changes.All<SRRecord>().Any(sr => sr.Record.Uuid == found.Uuid)
                && (wanted.Count == 0 || wanted.Contains(found.Configuration.GetOr("SCSIid", found.Uuid))))
            {
                Introduce(context, self, found, ending.Argument("type"));
            }
        }
        ending.Result = self;
    }

    /// <summary>
    /// Ends a recovery. Repositories whose disks belong to VMs by now stay for good, the others are forgotten.
    /// </summary>
    public static Decision Destroy(DecisionContext context, Ref<DRTaskRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out DRTaskRecord? task))
        {
            return DecisionContext.HandleInvalid(self);
        }
        foreach ((Ref<SRRecord> reference, SRRecord sr) in changes.All(task.IntroducedSRs).ToArray())
        {
            if (sr.CurrentOperations.Count > 0)
            {
                KeyValuePair<string, StorageOperations> current = sr.CurrentOperations.First();
                return new XenError(ErrorCode.OtherOperationInProgress, "SR", reference.ToString(),
                    Enums.StorageOperations.NameOf(current.Value), current.Key);
            }
        }
        foreach ((Ref<SRRecord> reference, SRRecord sr) in changes.All(task.IntroducedSRs).ToArray())
        {
            if (changes.All(sr.VDIs).Any(vdi => vdi.Record.VBDs.Count > 0))
            {
                changes.Set(reference, sr with { IntroducedBy = default });
            }
            else
            {
                SROperation.Remove(changes, reference);
            }
        }
        changes.Delete(self);
        return Decision.Done;
    }

    private static void Introduce(
        DecisionContext context, Ref<DRTaskRecord> self, FoundRepository found, string type)
    {
        Ref<SRRecord> sr = context.Create(new SRRecord
        {
            Uuid = found.Uuid,
            NameLabel = found.NameLabel,
            NameDescription = found.NameDescription,
            Type = type,
            Shared = true,
            PhysicalSize = found.TotalSpace,
            PhysicalUtilisation = found.TotalSpace - found.FreeSpace,
            IntroducedBy = self,
            OtherConfig = XenMap<string, string>.Of((AutoScan.DirtyKey, "")),
        });
        foreach (Ref<HostRecord> host in SROperation.HostsOf(context.Changes))
        {
            context.Create(new PBDRecord
            {
                Uuid = context.NewUuid(),
                Host = host,
                SR = sr,
                DeviceConfig = found.Configuration,
                CurrentlyAttached = true,
            });
        }
    }
}
