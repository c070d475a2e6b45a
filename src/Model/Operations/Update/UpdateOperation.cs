using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Update;

/// <summary>The life of an update: from its disk, over the hosts that get it, to its removal.</summary>
internal static class UpdateOperation
{
    private const string DiskKey = "vdi";
    private const string UpdateKey = "update";
    private const string HostsKey = "hosts";

    /// <summary>Intends to look at what is on a disk.</summary>
    public static Decision BeginIntroduce(DecisionContext context, Ref<VDIRecord> vdi) =>
        context.Changes.Find(vdi) is null
            ? DecisionContext.HandleInvalid(vdi)
            : new OperationDraft(context, OperationKind.UpdateIntroduce, vdi).With(DiskKey, vdi).Intend();

    /// <summary>Makes the records of the update that was found. The same disk again gives the same update.</summary>
    public static void EndIntroduce(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        Ref<VDIRecord> vdi = ending.Target<VDIRecord>();
        string uuid = ending.Fact("uuid");
        (Ref<PoolUpdateRecord> known, PoolUpdateRecord? record) =
            ending.Changes.All<PoolUpdateRecord>().FirstOrDefault(update => update.Record.Uuid == uuid);
        if (record is not null && record.Vdi != vdi && ending.Changes.Find(record.Vdi) is not null)
        {
            ending.Refuse(new XenError(ErrorCode.UpdateAlreadyExists, uuid));
            return;
        }
        if (record is not null)
        {
            ending.Changes.Set(known, record with { Vdi = vdi });
            ending.Result = known;
            return;
        }
        ending.Result = Create(ending, vdi, uuid);
    }

    /// <summary>Checks and intends to find out whether an update can go onto a host.</summary>
    public static Decision BeginPrecheck(
        DecisionContext context, Ref<PoolUpdateRecord> self, Ref<HostRecord> host) =>
        Check(context, self, host) is { } error
            ? error
            : new OperationDraft(context, OperationKind.UpdatePrecheck, host).With(Arguments(context, self)).Intend();

    /// <summary>Tells how far the update would need a restart.</summary>
    public static void EndPrecheck(OperationEnding ending) => ending.Result = ending.Fact("status");

    /// <summary>Checks and intends to install an update on a host.</summary>
    public static Decision BeginApply(DecisionContext context, Ref<PoolUpdateRecord> self, Ref<HostRecord> host) =>
        Check(context, self, host) is { } error
            ? error
            : new OperationDraft(context, OperationKind.UpdateApply, host).With(Arguments(context, self)).Intend();

    /// <summary>Checks and intends to install an update on all hosts that lack it, one after the other.</summary>
    public static Decision BeginPoolApply(DecisionContext context, Ref<PoolUpdateRecord> self)
    {
        if (!context.Changes.TryGet(self, out PoolUpdateRecord? update))
        {
            return DecisionContext.HandleInvalid(self);
        }
        Ref<HostRecord>[] lacking =
        [
            .. context.Changes.All<HostRecord>()
                .Where(host => !update.Hosts.Contains(host.Reference))
                .Select(host => host.Reference),
        ];
        if (lacking.Length == 0)
        {
            return new XenError(ErrorCode.UpdateAlreadyAppliedInPool, self.ToString());
        }
        foreach (Ref<HostRecord> host in lacking)
        {
            if (Check(context, self, host) is { } error)
            {
                return error;
            }
        }
        return new OperationDraft(context, OperationKind.UpdateApply, lacking[0])
            .With(Arguments(context, self))
            .With(HostsKey, string.Join(' ', lacking.Skip(1)))
            .Intend();
    }

    /// <summary>The host has the update, and perhaps the next one gets it now.</summary>
    public static void EndApply(OperationEnding ending)
    {
        Ref<HostRecord> host = ending.Target<HostRecord>();
        Ref<PoolUpdateRecord> self = ending.Reference<PoolUpdateRecord>(UpdateKey);
        bool isOfPool = ending.Operation.Arguments.ContainsKey(HostsKey);
        if (ending.Error is not null || !ending.Changes.TryGet(self, out PoolUpdateRecord? update))
        {
            if (isOfPool)
            {
                ending.Replace(new XenError(ErrorCode.UpdatePoolApplyFailed, host.ToString()));
            }
            return;
        }
        InstalledUpdate.Note(ending, host, self, update);
        string[] rest = ending.Argument(HostsKey).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rest.Length > 0 && ObjectRef.TryParse(rest[0], out ObjectRef next))
        {
            ending.Continue(OperationKind.UpdateApply, next)
                .With(Arguments(ending.Context, self))
                .With(HostsKey, string.Join(' ', rest[1..]))
                .Intend();
        }
    }

    /// <summary>Removes the update's disk; what is known about it stays.</summary>
    public static Decision Clean(DecisionContext context, Ref<PoolUpdateRecord> self)
    {
        if (!context.Changes.TryGet(self, out PoolUpdateRecord? update))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (context.Changes.Find(update.Vdi) is not null)
        {
            DiskImages.Remove(context.Changes, update.Vdi);
        }
        context.Changes.Set(self, context.Changes.Get(self) with { Vdi = default });
        return Decision.Done;
    }

    /// <summary>Removes all of an update that no host has.</summary>
    public static Decision Destroy(DecisionContext context, Ref<PoolUpdateRecord> self)
    {
        if (!context.Changes.TryGet(self, out PoolUpdateRecord? update))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (update.Hosts.Count > 0)
        {
            return new XenError(ErrorCode.UpdateIsApplied);
        }
        Clean(context, self);
        foreach ((Ref<PoolPatchRecord> patch, PoolPatchRecord record) in
            context.Changes.All<PoolPatchRecord>().ToArray())
        {
            if (record.PoolUpdate == self)
            {
                context.Changes.Delete(patch);
            }
        }
        context.Changes.Delete(self);
        return Decision.Done;
    }

    private static XenError? Check(DecisionContext context, Ref<PoolUpdateRecord> self, Ref<HostRecord> host)
    {
        if (!context.Changes.TryGet(self, out PoolUpdateRecord? update))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (HostRules.CheckReachable(context.Changes, host, out _) is { } unreachable)
        {
            return unreachable;
        }
        if (update.Hosts.Contains(host))
        {
            return new XenError(ErrorCode.UpdateAlreadyApplied, self.ToString());
        }
        return context.Changes.Find(update.Vdi) is null ? new XenError(ErrorCode.CannotFindUpdate) : null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Arguments(
        DecisionContext context, Ref<PoolUpdateRecord> self) =>
    [
        KeyValuePair.Create(UpdateKey, self.ToString()),
        KeyValuePair.Create(DiskKey, context.Changes.Get(self).Vdi.ToString()),
    ];

    private static Ref<PoolUpdateRecord> Create(OperationEnding ending, Ref<VDIRecord> vdi, string uuid)
    {
        DecisionContext context = ending.Context;
        var guidance = new List<UpdateAfterApplyGuidance>();
        foreach (string word in ending.Fact("guidance").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Enums.UpdateAfterApplyGuidance.TryParse(word, out UpdateAfterApplyGuidance item))
            {
                guidance.Add(item);
            }
        }
        long size = long.TryParse(ending.Fact("size"), CultureInfo.InvariantCulture, out long given) ? given : 0;
        Ref<PoolUpdateRecord> self = context.Create(new PoolUpdateRecord
        {
            Uuid = uuid,
            NameLabel = ending.Fact("name_label"),
            NameDescription = ending.Fact("name_description"),
            Version = ending.Fact("version"),
            Key = ending.Fact("key"),
            InstallationSize = size,
            AfterApplyGuidance = XenSet<UpdateAfterApplyGuidance>.Of([.. guidance]),
            Vdi = vdi,
            EnforceHomogeneity = ending.Fact("enforce_homogeneity") == "true",
        });
        context.Create(new PoolPatchRecord
        {
            Uuid = context.NewUuid(),
            NameLabel = ending.Fact("name_label"),
            NameDescription = ending.Fact("name_description"),
            Version = ending.Fact("version"),
            Size = size,
            AfterApplyGuidance = XenSet<AfterApplyGuidance>.Of([.. guidance.Select(Legacy)]),
            PoolUpdate = self,
        });
        return self;
    }

    /// <summary>The same guidance in the words of the older class.</summary>
    private static AfterApplyGuidance Legacy(UpdateAfterApplyGuidance guidance) => guidance switch
    {
        UpdateAfterApplyGuidance.RestartHVM => AfterApplyGuidance.RestartHVM,
        UpdateAfterApplyGuidance.RestartPV => AfterApplyGuidance.RestartPV,
        UpdateAfterApplyGuidance.RestartHost => AfterApplyGuidance.RestartHost,
        _ => AfterApplyGuidance.RestartXAPI,
    };
}
