using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>Whether a VM could be restarted on any host: its storage and networks must be on all of them.</summary>
internal static class Agility
{
    private const string AssumedSharedKey = "assume_network_is_shared";

    /// <summary>What ties a VM to some hosts; null when nothing does.</summary>
    public static XenError? Check(Changes changes, Ref<VMRecord> self, VMRecord vm)
    {
        if (vm.AttachedPCIs.Count > 0)
        {
            return new XenError(ErrorCode.VMHasPCIAttached, self.ToString());
        }
        if (vm.VGPUs.Count > 0)
        {
            return new XenError(ErrorCode.VMHasVGPU, self.ToString());
        }
        return CheckStorage(changes, vm) ?? CheckNetworks(changes, vm);
    }

    /// <summary>True when a host has the storage and the networks of a VM, whatever else there is to say.</summary>
    public static bool IsReachable(Changes changes, VMRecord vm, Ref<HostRecord> host) =>
        StorageOf(changes, vm).All(sr => SRRules.IsAttachedTo(changes, sr, host))
        && NetworksOf(changes, vm).All(network => changes.TryGet(network, out NetworkRecord? record)
            && (record.PIFs.Count == 0 || changes.All(record.PIFs).Any(pif => pif.Record.Host == host)));

    private static XenError? CheckStorage(Changes changes, VMRecord vm)
    {
        foreach (Ref<SRRecord> sr in StorageOf(changes, vm))
        {
            bool isShared = changes.Find(sr) is { Shared: true }
                && changes.All<HostRecord>()
                    .Where(host => host.Record.Enabled)
                    .All(host => SRRules.IsAttachedTo(changes, sr, host.Reference));
            if (!isShared)
            {
                return new XenError(ErrorCode.HAConstraintViolationSRNotShared, sr.ToString());
            }
        }
        return null;
    }

    private static XenError? CheckNetworks(Changes changes, VMRecord vm)
    {
        foreach (Ref<NetworkRecord> network in NetworksOf(changes, vm))
        {
            bool isShared = changes.TryGet(network, out NetworkRecord? record)
                && (record.OtherConfig.GetOr(AssumedSharedKey, "") == "true"
                    || changes.All<HostRecord>()
                        .Where(host => host.Record.Enabled)
                        .All(host => changes.All(record.PIFs)
                            .Any(pif => pif.Record.CurrentlyAttached && pif.Record.Host == host.Reference)));
            if (!isShared)
            {
                return new XenError(ErrorCode.HAConstraintViolationNetworkNotShared, network.ToString());
            }
        }
        return null;
    }

    private static IEnumerable<Ref<SRRecord>> StorageOf(Changes changes, VMRecord vm) => changes.All(vm.VBDs)
        .Where(vbd => !vbd.Record.Empty)
        .Select(vbd => changes.Find(vbd.Record.VDI)?.SR ?? default)
        .Where(sr => !sr.IsNull)
        .Distinct();

    private static IEnumerable<Ref<NetworkRecord>> NetworksOf(Changes changes, VMRecord vm) => changes.All(vm.VIFs)
        .Select(vif => vif.Record.Network)
        .Where(network => !network.IsNull)
        .Distinct();
}
