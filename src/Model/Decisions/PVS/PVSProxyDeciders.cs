using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Devices;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PVS;

/// <summary>
/// Proxies that cache what a guest streams. The hosts have no accelerator that could run them: they stay stopped, and a
/// message says so when a guest would need one at once.
/// </summary>
internal static class PVSProxyDeciders
{
    private const string SetupFailed = "PVS_PROXY_SETUP_FAILED";
    private const string NoCache = "PVS_PROXY_NO_CACHE_SR_AVAILABLE";
    private const long Priority = 3;

    public static void Register(DeciderTable table) => table
        .Add<PVSProxyCreate>(Create)
        .Add<PVSProxyDestroy>(Destroy);

    private static Decision Create(PVSProxyCreate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        XenError? error = PVSDeciders.Unavailable(changes)
            ?? CheckPresent(changes, call.VIF)
            ?? PVSDeciders.Dangling(changes, "site", call.Site)
            ?? PVSDeciders.Dangling(changes, "VIF", call.VIF)
            ?? CheckFirst(changes, changes.Find(call.VIF)!);
        if (error is not null)
        {
            return error;
        }
        string uuid = context.NewUuid();
        Ref<PVSProxyRecord> proxy = context.Create(new PVSProxyRecord
        {
            Uuid = uuid,
            Site = call.Site,
            VIF = call.VIF,
        });
        VIFRecord vif = changes.Get(call.VIF);
        if (vif.CurrentlyAttached)
        {
            Ref<HostRecord> host = changes.Find(vif.VM)?.ResidentOn ?? default;
            bool hasCache = changes.All(changes.Get(call.Site).CacheStorage).Any(cache => cache.Record.Host == host);
            string what = hasCache ? "the host has no accelerator" : "the host has no cache storage for the site";
            Messages.Post(
                context, hasCache ? SetupFailed : NoCache, Priority, MessageClass.PVSProxy, uuid,
                $"The proxy of the interface {vif.Uuid} does not run: {what}");
        }
        return Decision.With(proxy);
    }

    private static Decision Destroy(PVSProxyDestroy call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }

    private static XenError? CheckPresent(Changes changes, Ref<VIFRecord> vif)
    {
        string[] present =
        [
            .. changes.All<PVSProxyRecord>().Where(proxy => !vif.IsNull && proxy.Record.VIF == vif)
                .Select(proxy => proxy.Reference.ToString()),
        ];
        return present.Length > 0 ? new XenError(ErrorCode.PVSProxyAlreadyPresent, present) : null;
    }

    /// <summary>A guest boots from its first interface.</summary>
    private static XenError? CheckFirst(Changes changes, VIFRecord vif) =>
        changes.TryGet(vif.VM, out VMRecord? vm)
        && DevicePlaces.TakenByInterfaces(changes, vm).Min().ToString(CultureInfo.InvariantCulture) != vif.Device
            ? new XenError(ErrorCode.PVSVIFMustBeFirstDevice)
            : null;
}
