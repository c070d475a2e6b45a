using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>On which host a VM can run. The order of the checks is part of the API.</summary>
internal static class Placement
{
    /// <summary>Why a VM cannot run on a host now; null when it can.</summary>
    public static XenError? Check(Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> reference)
    {
        if (!changes.TryGet(reference, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(reference);
        }
        if (changes.Find(host.Metrics) is { Live: false })
        {
            return new XenError(ErrorCode.HostNotLive);
        }
        if (!host.Enabled)
        {
            return new XenError(ErrorCode.HostDisabled, reference.ToString());
        }
        return CheckStorage(changes, self, vm, reference)
            ?? CheckNetworks(changes, self, vm, reference)
            ?? CheckCapacity(changes, vm, reference, host);
    }

    /// <summary>
    /// The host for a VM: the preferred one if it will do, else the one with the most free memory, of equals the
    /// oldest. Null when there is none.
    /// </summary>
    public static Ref<HostRecord> Choose(Changes changes, Ref<VMRecord> self, VMRecord vm)
    {
        if (!vm.Affinity.IsNull && Check(changes, self, vm, vm.Affinity) is null)
        {
            return vm.Affinity;
        }
        IReadOnlyDictionary<Ref<HostRecord>, long> free = HostMemory.Free(changes);
        return changes.All<HostRecord>()
            .Select(host => host.Reference)
            .Where(host => Check(changes, self, vm, host) is null)
            .OrderByDescending(host => free[host])
            .FirstOrDefault();
    }

    private static XenError? CheckStorage(
        Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host)
    {
        foreach ((_, VBDRecord vbd) in changes.All(vm.VBDs))
        {
            if (!vbd.Empty && changes.TryGet(vbd.VDI, out VDIRecord? vdi)
                && !SRRules.IsAttachedTo(changes, vdi.SR, host))
            {
                return new XenError(ErrorCode.VMRequiresSR, self.ToString(), vdi.SR.ToString());
            }
        }
        return changes.TryGet(vm.SuspendVDI, out VDIRecord? image)
            && !SRRules.IsAttachedTo(changes, image.SR, host)
            ? new XenError(ErrorCode.VMRequiresSR, self.ToString(), image.SR.ToString())
            : null;
    }

    /// <summary>A network without any interface is private to whatever host its VMs are on.</summary>
    private static XenError? CheckNetworks(
        Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host)
    {
        foreach ((_, VIFRecord vif) in changes.All(vm.VIFs))
        {
            if (changes.TryGet(vif.Network, out NetworkRecord? network) && network.PIFs.Count > 0
                && !changes.All(network.PIFs).Any(pif => pif.Record.Host == host))
            {
                return new XenError(ErrorCode.VMRequiresNetwork, self.ToString(), vif.Network.ToString());
            }
        }
        return null;
    }

    private static XenError? CheckCapacity(
        Changes changes, VMRecord vm, Ref<HostRecord> reference, HostRecord host)
    {
        if (VMRules.IsHvm(vm) && !host.Capabilities.Any(item => item.StartsWith("hvm", StringComparison.Ordinal)))
        {
            return new XenError(ErrorCode.VMHVMRequired, reference.ToString());
        }
        long need = HostMemory.NeedOf(vm);
        long free = HostMemory.Free(changes)[reference];
        if (need > free)
        {
            return new XenError(ErrorCode.HostNotEnoughFreeMemory, Text(need), Text(Math.Max(free, 0)));
        }
        return host.HostCPUs.Count > 0 && vm.VCPUsMax > host.HostCPUs.Count
            ? new XenError(ErrorCode.HostNotEnoughPcpus, Text(vm.VCPUsMax), Text(host.HostCPUs.Count))
            : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
