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
    public static XenError? Check(Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> reference) =>
        Check(changes, self, vm, reference, Relocation.None);

    /// <summary>The same for a VM some of whose disks and networks change on the way there.</summary>
    public static XenError? Check(
        Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> reference, Relocation relocation)
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
        return CheckHardware(self, vm, reference, host)
            ?? CheckStorage(changes, self, vm, reference, relocation)
            ?? CheckNetworks(changes, self, vm, reference, relocation)
            ?? VUSBRules.CheckHost(changes, self, vm, reference)
            ?? CheckCapacity(changes, vm, reference, host);
    }

    /// <summary>
    /// The host for a VM: the preferred one if it will do, else one with few VMs that it is to be kept apart from, of
    /// those the one with the most free memory, of equals the oldest. Null when there is none.
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
            .OrderBy(host => Companions(changes, self, vm, host))
            .ThenByDescending(host => free[host])
            .FirstOrDefault();
    }

    /// <summary>How many VMs on a host are better kept apart from a VM.</summary>
    private static int Companions(Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host) =>
        changes.All(vm.Groups)
            .Where(group => group.Record.Placement == PlacementPolicy.AntiAffinity)
            .SelectMany(group => changes.All(group.Record.VMs))
            .Count(other => other.Reference != self
                && (other.Record.ResidentOn == host || other.Record.ScheduledToBeResidentOn == host));

    /// <summary>A guest that has seen a processor cannot go on with one of another make.</summary>
    private static XenError? CheckHardware(
        Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> reference, HostRecord host)
    {
        if (host.VirtualHardwarePlatformVersions.Count > 0
            && !host.VirtualHardwarePlatformVersions.Contains(vm.HardwarePlatformVersion))
        {
            return new XenError(
                ErrorCode.VMHostIncompatibleVirtualHardwarePlatformVersion,
                reference.ToString(),
                "[" + string.Join("; ", host.VirtualHardwarePlatformVersions.Select(Text)) + "]",
                self.ToString(),
                Text(vm.HardwarePlatformVersion));
        }
        string seen = vm.LastBootCPUFlags.GetOr("vendor", "");
        string offered = host.CpuInfo.GetOr("vendor", "");
        bool hasSeen = vm.PowerState is VMPowerState.Suspended or VMPowerState.Running or VMPowerState.Paused;
        return hasSeen && seen.Length > 0 && offered.Length > 0 && seen != offered
            ? new XenError(
                ErrorCode.VMIncompatibleWithThisHost, self.ToString(), reference.ToString(),
                "VM last booted on a CPU of another vendor.")
            : null;
    }

    private static XenError? CheckStorage(
        Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host, Relocation relocation)
    {
        foreach ((_, VBDRecord vbd) in changes.All(vm.VBDs))
        {
            if (!vbd.Empty && changes.TryGet(vbd.VDI, out VDIRecord? vdi)
                && relocation.Of(vbd.VDI, vdi.SR) is var sr && !SRRules.IsAttachedTo(changes, sr, host))
            {
                return new XenError(ErrorCode.VMRequiresSR, self.ToString(), sr.ToString());
            }
        }
        return changes.TryGet(vm.SuspendVDI, out VDIRecord? image)
            && !SRRules.IsAttachedTo(changes, image.SR, host)
            ? new XenError(ErrorCode.VMRequiresSR, self.ToString(), image.SR.ToString())
            : null;
    }

    /// <summary>A network without any interface is private to whatever host its VMs are on.</summary>
    private static XenError? CheckNetworks(
        Changes changes, Ref<VMRecord> self, VMRecord vm, Ref<HostRecord> host, Relocation relocation)
    {
        foreach ((Ref<VIFRecord> reference, VIFRecord vif) in changes.All(vm.VIFs))
        {
            Ref<NetworkRecord> wanted = relocation.Of(reference, vif.Network);
            if (changes.TryGet(wanted, out NetworkRecord? network) && network.PIFs.Count > 0
                && !changes.All(network.PIFs).Any(pif => pif.Record.Host == host))
            {
                return new XenError(ErrorCode.VMRequiresNetwork, self.ToString(), wanted.ToString());
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
