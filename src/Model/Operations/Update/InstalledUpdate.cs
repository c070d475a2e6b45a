using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Update;

/// <summary>What a host is like after software has been installed on it.</summary>
internal static class InstalledUpdate
{
    private const string SoftwarePrefix = "software:";

    /// <summary>An update is on a host from now on.</summary>
    public static void Note(
        OperationEnding ending, Ref<HostRecord> host, Ref<PoolUpdateRecord> self, PoolUpdateRecord update)
    {
        bool needsReboot = update.AfterApplyGuidance.Contains(UpdateAfterApplyGuidance.RestartHost);
        ending.Changes.Update(host, record => record with
        {
            Updates = Add(record.Updates, self),
            UpdatesRequiringReboot = needsReboot
                ? Add(record.UpdatesRequiringReboot, self)
                : record.UpdatesRequiringReboot,
            SoftwareVersion = Software(ending, record.SoftwareVersion),
            LastSoftwareUpdate = ending.Context.Now,
        });
        Guide(ending, host, [.. update.AfterApplyGuidance.Select(Today).OfType<UpdateGuidances>()]);
        foreach ((Ref<PoolPatchRecord> patch, PoolPatchRecord record) in
            ending.Changes.All<PoolPatchRecord>().Where(patch => patch.Record.PoolUpdate == self).ToArray())
        {
            NotePatch(ending, host, patch, record);
        }
    }

    /// <summary>The version strings with those that the installation has changed.</summary>
    public static XenMap<string, string> Software(OperationEnding ending, XenMap<string, string> before)
    {
        foreach (KeyValuePair<string, string> fact in ending.Facts)
        {
            if (fact.Key.StartsWith(SoftwarePrefix, StringComparison.Ordinal))
            {
                before = before.With(fact.Key[SoftwarePrefix.Length..], fact.Value);
            }
        }
        return before;
    }

    /// <summary>Adds what has to be done before all of it takes effect.</summary>
    public static void Guide(OperationEnding ending, Ref<HostRecord> host, IReadOnlyList<UpdateGuidances> guidances) =>
        ending.Changes.Update(host, record => record with
        {
            PendingGuidances = guidances.Aggregate(record.PendingGuidances, static (set, item) => set.With(item)),
            PendingGuidancesFull = guidances.Aggregate(
                record.PendingGuidancesFull, static (set, item) => set.With(item)),
        });

    private static void NotePatch(
        OperationEnding ending, Ref<HostRecord> host, Ref<PoolPatchRecord> patch, PoolPatchRecord record)
    {
        ending.Context.Create(new HostPatchRecord
        {
            Uuid = ending.Context.NewUuid(),
            NameLabel = record.NameLabel,
            NameDescription = record.NameDescription,
            Version = record.Version,
            Host = host,
            Applied = true,
            TimestampApplied = ending.Context.Now,
            Size = record.Size,
            PoolPatch = patch,
        });
        bool isEverywhere = ending.Changes.All<HostRecord>()
            .All(other => other.Record.Updates.Contains(record.PoolUpdate));
        ending.Changes.Set(patch, ending.Changes.Get(patch) with { PoolApplied = isEverywhere });
    }

    private static UpdateGuidances? Today(UpdateAfterApplyGuidance guidance) => guidance switch
    {
        UpdateAfterApplyGuidance.RestartHost => UpdateGuidances.RebootHost,
        UpdateAfterApplyGuidance.RestartXAPI => UpdateGuidances.RestartToolstack,
        _ => null,
    };

    private static RefSet<PoolUpdateRecord> Add(RefSet<PoolUpdateRecord> set, Ref<PoolUpdateRecord> update) =>
        set.Contains(update) ? set : RefSet<PoolUpdateRecord>.Of([update, .. set]);
}
