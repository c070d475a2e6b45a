using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>Keeping copies of what is read from shared disks on a host's own storage.</summary>
internal static class LocalCache
{
    private const string Feature = "SR_SUPPORTS_LOCAL_CACHING";

    /// <summary>
    /// Uses for each host the first repository that is its alone, attached and able to cache. A pool of which one host
    /// has none stays as it was.
    /// </summary>
    public static Decision EnableEverywhere(DecisionContext context, Ref<PoolRecord> self)
    {
        Changes changes = context.Changes;
        if (changes.Find(self) is null)
        {
            return DecisionContext.HandleInvalid(self);
        }
        var chosen = changes.All<HostRecord>()
            .Select(host => (host.Reference, SR: Candidate(changes, host.Record)))
            .ToArray();
        string[] without = [.. chosen.Where(host => host.SR.IsNull).Select(host => host.Reference.ToString())];
        if (without.Length > 0)
        {
            return new XenError(UndeclaredErrorCode.HostsFailedToEnableCaching, without);
        }
        foreach ((Ref<HostRecord> host, Ref<SRRecord> sr) in chosen)
        {
            Use(changes, host, sr);
        }
        return Decision.Done;
    }

    /// <summary>Ends caching on every host. One with a running VM whose disks are cached keeps the whole pool as it
    /// is.</summary>
    public static Decision DisableEverywhere(DecisionContext context, Ref<PoolRecord> self)
    {
        Changes changes = context.Changes;
        if (changes.Find(self) is null)
        {
            return DecisionContext.HandleInvalid(self);
        }
        string[] busy =
        [
            .. changes.All<HostRecord>()
                .Where(host => !host.Record.LocalCacheSr.IsNull && IsInUse(changes, host.Record))
                .Select(host => host.Reference.ToString()),
        ];
        if (busy.Length > 0)
        {
            return new XenError(UndeclaredErrorCode.HostsFailedToDisableCaching, busy);
        }
        foreach ((Ref<HostRecord> host, _) in changes.All<HostRecord>().ToArray())
        {
            Use(changes, host, default);
        }
        return Decision.Done;
    }

    /// <summary>Lets a host cache in a repository, null for not at all, instead of the one before.</summary>
    public static void Use(Changes changes, Ref<HostRecord> self, Ref<SRRecord> sr)
    {
        HostRecord host = changes.Get(self);
        if (host.LocalCacheSr != sr && changes.TryGet(host.LocalCacheSr, out SRRecord? before))
        {
            changes.Set(host.LocalCacheSr, before with { LocalCacheEnabled = false });
        }
        if (changes.TryGet(sr, out SRRecord? after))
        {
            changes.Set(sr, after with { LocalCacheEnabled = true });
        }
        changes.Set(self, host with { LocalCacheSr = sr });
    }

    private static Ref<SRRecord> Candidate(Changes changes, HostRecord host) => changes.All(host.PBDs)
        .Where(pbd => pbd.Record.CurrentlyAttached)
        .Select(pbd => pbd.Record.SR)
        .FirstOrDefault(sr => changes.TryGet(sr, out SRRecord? record) && !record.Shared && record.PBDs.Count == 1
            && SRRules.HasFeature(changes, sr, Feature));

    private static bool IsInUse(Changes changes, HostRecord host) => changes.All(host.ResidentVMs)
        .SelectMany(vm => changes.All(vm.Record.VBDs))
        .Any(vbd => vbd.Record.CurrentlyAttached && changes.Find(vbd.Record.VDI) is { AllowCaching: true });
}
