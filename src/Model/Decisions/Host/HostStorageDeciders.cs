using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>Caching of shared disks on a host's own storage, and datapaths.</summary>
internal static class HostStorageDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<HostEnableLocalStorageCaching>(EnableCaching)
        .Add<HostDisableLocalStorageCaching>(DisableCaching)
        .Add<HostSmDpDestroy>(DestroyDatapath);

    private static Decision EnableCaching(HostEnableLocalStorageCaching call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Host, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        if (!changes.TryGet(call.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(call.SR);
        }
        if (CheckQuiet(changes, call.Host, host) is { } error)
        {
            return error;
        }
        if (sr.PBDs.Count == 0)
        {
            return new XenError(ErrorCode.SRHasNoPbds, call.SR.ToString());
        }
        if (sr.Shared || !SRRules.IsAttachedTo(changes, call.SR, call.Host))
        {
            return new XenError(ErrorCode.SROperationNotSupported, call.SR.ToString());
        }
        Release(changes, host);
        changes.Update(call.SR, record => record with { LocalCacheEnabled = true });
        changes.Update(call.Host, record => record with { LocalCacheSr = call.SR });
        return Decision.Done;
    }

    private static Decision DisableCaching(HostDisableLocalStorageCaching call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Host, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        if (CheckQuiet(changes, call.Host, host) is { } error)
        {
            return error;
        }
        Release(changes, host);
        changes.Update(call.Host, record => record with { LocalCacheSr = default });
        return Decision.Done;
    }

    /// <summary>
    /// Datapaths are named after the domain and the device that they serve. One that serves nobody is gone already; one
    /// that serves a guest is only dropped when that may leave something behind.
    /// </summary>
    private static Decision DestroyDatapath(HostSmDpDestroy call, DecisionContext context)
    {
        if (HostRules.CheckReachable(context.Changes, call.Host, out HostRecord? host) is { } error)
        {
            return error;
        }
        foreach ((_, VMRecord vm) in context.Changes.All(host!.ResidentVMs))
        {
            foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in context.Changes.All(vm.VBDs))
            {
                if (!vbd.CurrentlyAttached || call.Dp != $"vbd/{vm.Domid}/{DiskDevices.NameOf(vbd, vm)}")
                {
                    continue;
                }
                if (!call.AllowLeak)
                {
                    return new XenError(ErrorCode.VDIInUse, vbd.VDI.ToString(), "destroy");
                }
                context.Changes.Set(reference, vbd with { CurrentlyAttached = false });
            }
        }
        return Decision.Done;
    }

    /// <summary>The cache changes only under a host that nobody uses.</summary>
    private static XenError? CheckQuiet(Changes changes, Ref<HostRecord> self, HostRecord host)
    {
        if (host.Enabled)
        {
            return new XenError(ErrorCode.HostNotDisabled);
        }
        foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All(host.ResidentVMs))
        {
            if (!vm.IsControlDomain)
            {
                return new XenError(ErrorCode.HostInUse, self.ToString(), "vm", reference.ToString());
            }
        }
        return null;
    }

    private static void Release(Changes changes, HostRecord host)
    {
        if (changes.TryGet(host.LocalCacheSr, out SRRecord? sr))
        {
            changes.Set(host.LocalCacheSr, sr with { LocalCacheEnabled = false });
        }
    }
}
