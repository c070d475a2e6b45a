using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Sets up and erases storage repositories.</summary>
internal static class SROperation
{
    private const string IndestructibleKey = "indestructible";

    /// <summary>
    /// Checks, brings the repository and its PBDs into being and intends to set it up. Clients see them while that
    /// lasts; they go again if it fails.
    /// </summary>
    public static Decision BeginCreate(DecisionContext context, SRCreate call)
    {
        Changes changes = context.Changes;
        string type = call.Type.ToLowerInvariant();
        if (changes.Find(call.Host) is null)
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        if (!changes.All<SMRecord>().Any(sm => sm.Record.Type == type))
        {
            return new XenError(ErrorCode.SRUnknownDriver, type);
        }
        if (Upgrade.IsInProgress(changes))
        {
            return new XenError(ErrorCode.NotSupportedDuringUpgrade);
        }
        if (PBDSecrets.Check(changes, call.DeviceConfig) is { } error)
        {
            return error;
        }
        Ref<SRRecord> sr = context.Create(new SRRecord
        {
            Uuid = context.NewUuid(),
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            Type = type,
            ContentType = call.ContentType,
            Shared = call.Shared,
            SmConfig = call.SmConfig,
        });
        OperationDraft draft = new OperationDraft(context, OperationKind.SRCreate, sr)
            .With("host", call.Host)
            .With("physical_size", call.PhysicalSize.ToString(CultureInfo.InvariantCulture));
        foreach (Ref<HostRecord> host in call.Shared ? HostsOf(changes) : [call.Host])
        {
            context.Create(new PBDRecord
            {
                Uuid = context.NewUuid(),
                Host = host,
                SR = sr,
                DeviceConfig = PBDSecrets.Copy(context, call.DeviceConfig, out _),
            });
        }
        return draft.Mark(sr, StorageOperations.Plug).Intend();
    }

    /// <summary>All hosts, the pool's coordinator first.</summary>
    public static IReadOnlyList<Ref<HostRecord>> HostsOf(Changes changes)
    {
        Ref<HostRecord> first = Pools.Coordinator(changes);
        return [.. changes.All<HostRecord>().Select(host => host.Reference).OrderByDescending(host => host == first)];
    }

    /// <summary>Applies the end of setting up.</summary>
    public static void EndCreate(OperationEnding ending)
    {
        Ref<SRRecord> self = ending.Target<SRRecord>();
        if (!ending.Changes.TryGet(self, out SRRecord? sr))
        {
            return;
        }
        if (ending.Error is not null)
        {
            Remove(ending.Changes, self);
            return;
        }
        foreach ((Ref<PBDRecord> reference, PBDRecord pbd) in ending.Changes.All(sr.PBDs))
        {
            ending.Changes.Set(reference, pbd with { CurrentlyAttached = true });
        }
        long wanted = long.Parse(ending.Argument("physical_size"), CultureInfo.InvariantCulture);
        ending.Changes.Update(self, record => record with
        {
            PhysicalSize = ending.Number("physical_size", wanted),
            PhysicalUtilisation = ending.Number("physical_utilisation", 0),
        });
        ending.Result = self;
    }

    /// <summary>Checks and intends to erase a repository.</summary>
    public static Decision BeginDestroy(DecisionContext context, Ref<SRRecord> self)
    {
        if (!context.Changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return (CheckIndestructible(self, sr) ?? CheckCache(context.Changes, self)
            ?? SRRules.Check(context.Changes, self, sr, StorageOperations.Destroy)) is { } error
            ? error
            : new OperationDraft(context, OperationKind.SRDestroy, self).Mark(self, StorageOperations.Destroy).Intend();
    }

    /// <summary>Applies the end of erasing.</summary>
    public static void EndDestroy(OperationEnding ending)
    {
        if (ending.Error is null)
        {
            Remove(ending.Changes, ending.Target<SRRecord>());
        }
    }

    /// <summary>Forgets a repository with its PBDs and disks; its contents stay on the medium.</summary>
    public static Decision Forget(DecisionContext context, Ref<SRRecord> self)
    {
        if (!context.Changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if ((CheckIndestructible(self, sr)
            ?? SRRules.Check(context.Changes, self, sr, StorageOperations.Forget)) is { } error)
        {
            return error;
        }
        Remove(context.Changes, self);
        return Decision.Done;
    }

    private static XenError? CheckIndestructible(Ref<SRRecord> self, SRRecord sr) =>
        sr.OtherConfig.GetOr(IndestructibleKey, "false") == "true"
            ? new XenError(ErrorCode.SRIndestructible, self.ToString())
            : null;

    /// <summary>The error of a repository that a host keeps copies of other disks in.</summary>
    public static XenError? CheckCache(Changes changes, Ref<SRRecord> self)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in changes.All<HostRecord>())
        {
            if (host.LocalCacheSr == self)
            {
                return new XenError(ErrorCode.SRIsCacheSR, reference.ToString());
            }
        }
        return null;
    }

    /// <summary>Removes a repository with its PBDs, disks and blobs.</summary>
    public static void Remove(Changes changes, Ref<SRRecord> self)
    {
        if (!changes.TryGet(self, out SRRecord? sr))
        {
            return;
        }
        foreach ((Ref<PBDRecord> pbd, _) in changes.All(sr.PBDs))
        {
            PBDSecrets.RemovePBD(changes, pbd);
        }
        foreach ((Ref<VDIRecord> vdi, _) in changes.All(sr.VDIs))
        {
            VDIOperation.Forget(changes, vdi);
        }
        Blobs.RemoveAll(changes, sr.Blobs);
        changes.Delete(self);
    }
}
