using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>Turns high availability on and off.</summary>
internal static class HaOperation
{
    /// <summary>Size of the disk that carries heartbeats, in bytes.</summary>
    public const long StatefileSize = 4L << 20;

    private const string StatefileKey = "statefile";
    private const string ConfigurationPrefix = "configuration.";
    private const string MetadataName = "Metadata for HA";
    private const string GenerateConfig = "VDI_GENERATE_CONFIG";

    /// <summary>
    /// Checks and intends. Without repositories to choose from, all that could hold the disks are looked at; one is
    /// used. Disks that were left from the last time are used again.
    /// </summary>
    public static Decision BeginEnable(
        DecisionContext context, RefSet<SRRecord> heartbeats, XenMap<string, string> configuration)
    {
        Changes changes = context.Changes;
        if (!Pools.TryFind(changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        if ((PoolRules.Check(changes, reference, pool, PoolAllowedOperations.HaEnable)
            ?? CheckInterfaces(changes) ?? Pools.CheckAllLive(changes)) is { } refused)
        {
            return refused;
        }
        if (Choose(changes, heartbeats, out Ref<SRRecord> sr) is { } error)
        {
            return error;
        }
        var draft = new OperationDraft(context, OperationKind.PoolEnableHa, reference);
        draft.Mark(reference, PoolAllowedOperations.HaEnable).Mark(sr, StorageOperations.VdiCreate);
        PlanDisks(draft, context, sr);
        return draft
            .With(configuration.Select(entry => KeyValuePair.Create(ConfigurationPrefix + entry.Key, entry.Value)))
            .Intend();
    }

    /// <summary>Applies the end of turning it on.</summary>
    public static void EndEnable(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        if (Pools.CheckAllLive(ending.Changes) is { } offline)
        {
            ending.Refuse(offline);
            return;
        }
        Ref<VDIRecord> statefile = ending.Reference<VDIRecord>(StatefileKey);
        foreach ((DiskPlan plan, int number) in DiskPlan.All(ending).Select((plan, number) => (plan, number)))
        {
            DiskImages.Add(ending, plan, number, RedoLogOperation.Shared(plan));
            statefile = plan.Type == VDIType.HaStatefile ? plan.Reference : statefile;
        }
        ending.Changes.Update(ending.Target<PoolRecord>(), pool => pool with
        {
            HaEnabled = true,
            HaStatefiles = XenSet<string>.Of(statefile.ToString()),
            HaConfiguration = XenMap<string, string>.Of(ending.Operation.Arguments
                .Where(argument => argument.Key.StartsWith(ConfigurationPrefix, StringComparison.Ordinal))
                .Select(argument => KeyValuePair.Create(argument.Key[ConfigurationPrefix.Length..], argument.Value))),
            HaClusterStack = StackOf(ending.Changes),
            HaPlanExistsFor = 0,
            HaOvercommitted = false,
        });
    }

    /// <summary>Checks and intends to turn it off.</summary>
    public static Decision BeginDisable(DecisionContext context)
    {
        if (!Pools.TryFind(context.Changes, out Ref<PoolRecord> reference, out PoolRecord? pool))
        {
            return Pools.NoPool;
        }
        return PoolRules.Check(context.Changes, reference, pool, PoolAllowedOperations.HaDisable) is { } error
            ? error
            : new OperationDraft(context, OperationKind.PoolDisableHa, reference)
                .Mark(reference, PoolAllowedOperations.HaDisable)
                .Intend();
    }

    /// <summary>Applies the end of turning it off. The disks stay for the next time.</summary>
    public static void EndDisable(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        PoolRecord after = ending.Changes.Update(ending.Target<PoolRecord>(), pool => pool with
        {
            HaEnabled = false,
            HaStatefiles = XenSet<string>.Empty,
            HaConfiguration = XenMap<string, string>.Empty,
            HaPlanExistsFor = 0,
            HaOvercommitted = false,
            HaRestartsHeldUntil = DateTimeOffset.UnixEpoch,
        });
        AvailabilityWatch.RefreshPeers(ending.Changes, after);
    }

    /// <summary>Why a repository cannot hold the disks; null when it can.</summary>
    public static XenError? CheckRepository(Changes changes, Ref<SRRecord> self)
    {
        if (!changes.TryGet(self, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!sr.Shared)
        {
            return new XenError(ErrorCode.HAConstraintViolationSRNotShared, self.ToString());
        }
        if (changes.All<HostRecord>().Any(host => !SRRules.IsAttachedTo(changes, self, host.Reference)))
        {
            return new XenError(ErrorCode.SRHasNoPbds, self.ToString());
        }
        return SRRules.HasFeature(changes, self, GenerateConfig)
            ? SRRules.Check(changes, self, sr, StorageOperations.VdiCreate)
            : new XenError(ErrorCode.SROperationNotSupported, self.ToString());
    }

    private static XenError? Choose(Changes changes, RefSet<SRRecord> heartbeats, out Ref<SRRecord> chosen)
    {
        chosen = default;
        IEnumerable<Ref<SRRecord>> candidates = heartbeats.Count > 0
            ? heartbeats
            : changes.All<SRRecord>().Select(sr => sr.Reference);
        XenError? first = null;
        foreach (Ref<SRRecord> candidate in candidates)
        {
            XenError? error = CheckRepository(changes, candidate)
                ?? DiskImages.CheckRoom(changes, candidate, StatefileSize + RedoLogOperation.DiskSize);
            if (error is null)
            {
                chosen = candidate;
                return null;
            }
            first ??= error;
        }
        return heartbeats.Count > 0
            ? first
            : new XenError(ErrorCode.CannotCreateStateFile, "no shared repository can hold it");
    }

    private static XenError? CheckInterfaces(Changes changes)
    {
        string[] unplugged =
        [
            .. changes.All<PIFRecord>()
                .Where(pif => pif.Record.DisallowUnplug && !pif.Record.CurrentlyAttached)
                .Select(pif => pif.Reference.ToString()),
        ];
        return unplugged.Length > 0 ? new XenError(ErrorCode.RequiredPIFIsUnplugged, unplugged) : null;
    }

    private static void PlanDisks(OperationDraft draft, DecisionContext context, Ref<SRRecord> sr)
    {
        (Ref<VDIRecord> Reference, VDIRecord Record)[] disks =
            [.. context.Changes.All(context.Changes.Get(sr).VDIs)];
        Ref<VDIRecord> statefile = disks.FirstOrDefault(disk => disk.Record.Type == VDIType.HaStatefile
            && disk.Record.VirtualSize >= StatefileSize).Reference;
        bool hasMetadata = disks.Any(disk => disk.Record.Type == VDIType.RedoLog
            && disk.Record.NameLabel == MetadataName);
        int number = 0;
        DiskPlan New(VDIType type, long size, string name, string description) =>
            new(context.NewRef<VDIRecord>(), context.NewUuid(), sr, size)
            {
                Type = type,
                NameLabel = name,
                NameDescription = description,
            };
        draft.With(StatefileKey, statefile);
        if (statefile.IsNull)
        {
            draft.With(New(VDIType.HaStatefile, StatefileSize, "Statefile for HA", "Used for storage heartbeating")
                .Arguments(number++));
        }
        if (!hasMetadata)
        {
            draft.With(New(VDIType.RedoLog, RedoLogOperation.DiskSize, MetadataName, "Used for master failover")
                .Arguments(number));
        }
    }

    private static string StackOf(Changes changes) =>
        changes.All<ClusterRecord>().Select(cluster => cluster.Record.ClusterStack).FirstOrDefault() ?? "xhad";
}
