using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PVS;

/// <summary>Room on a host's storage for the cache of a site; one for each site and host.</summary>
internal static class PVSCacheLifecycles
{
    private const long DefaultSize = 20L << 30;

    public static void Register(Lifecycles lifecycles) => lifecycles
        .Creates<PVSCacheStorageRecord>(Create)
        .Destroys<PVSCacheStorageRecord>(Destroy);

    private static Decision Create(PVSCacheStorageRecord wanted, DecisionContext context)
    {
        Changes changes = context.Changes;
        XenError? error = PVSDeciders.Unavailable(changes)
            ?? PVSDeciders.Dangling(changes, "host", wanted.Host)
            ?? PVSDeciders.Dangling(changes, "SR", wanted.SR)
            ?? PVSDeciders.Dangling(changes, "site", wanted.Site)
            ?? CheckPresent(changes, wanted);
        return error is not null ? error : Decision.With((ObjectRef)context.Create(wanted with
        {
            Uuid = context.NewUuid(),
            Size = wanted.Size > 0 ? wanted.Size : DefaultSize,
        }));
    }

    private static XenError? CheckPresent(Changes changes, PVSCacheStorageRecord wanted) =>
        changes.All<PVSCacheStorageRecord>().Any(cache =>
            cache.Record.Site == wanted.Site && cache.Record.Host == wanted.Host)
            ? new XenError(
                ErrorCode.PVSCacheStorageAlreadyPresent, wanted.Site.ToString(), wanted.Host.ToString())
            : null;

    private static Decision Destroy(
        Ref<PVSCacheStorageRecord> self, PVSCacheStorageRecord cache, DecisionContext context)
    {
        Changes changes = context.Changes;
        bool isInUse = changes.All(changes.Find(cache.Site)?.Proxies ?? RefSet<PVSProxyRecord>.Empty).Any(proxy =>
            proxy.Record.CurrentlyAttached && changes.Find(proxy.Record.VIF) is { } vif
            && changes.Find(vif.VM)?.ResidentOn == cache.Host);
        if (isInUse)
        {
            return new XenError(ErrorCode.PVSCacheStorageIsInUse, self.ToString());
        }
        changes.Delete(self);
        return Decision.Done;
    }
}
