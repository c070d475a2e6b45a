using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>
/// Whether a guest can run on a host, as far as the data model tells: the host's state, virtual hardware, storage,
/// networks, memory and CPUs, in this order. Thread-safe.
/// </summary>
public static class HostSuitability
{
    /// <summary>Why a guest cannot run on a host; null when it can.</summary>
    /// <param name="view">The state.</param>
    /// <param name="vm">The guest; it must exist.</param>
    /// <param name="host">The host; it must exist.</param>
    public static XenError? ErrorOf(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host) =>
        ErrorOfState(view, host)
        ?? ErrorOfHardware(view, vm, host)
        ?? ErrorOfStorage(view, vm, host)
        ?? ErrorOfNetworks(view, vm, host)
        ?? ErrorOfVirtualisation(view, vm, host)
        ?? ErrorOfMemory(view, vm, host)
        ?? ErrorOfCpus(view, vm, host);

    /// <summary>Why no guest can run on a host; null when guests can.</summary>
    public static XenError? ErrorOfState(RecordView view, Ref<HostRecord> host)
    {
        HostRecord record = view.Find(host)!;
        if (view.Find(record.Metrics) is not { Live: true })
        {
            return new XenError(ErrorCode.HostNotLive);
        }
        return record.Enabled ? null : new XenError(ErrorCode.HostDisabled, host.ToString());
    }

    /// <summary>
    /// Memory in bytes that a host could give to another guest if all that run there shrank to their smallest size.
    /// </summary>
    public static long FreeMemory(RecordView view, Ref<HostRecord> host)
    {
        HostRecord record = view.Find(host)!;
        long free = (view.Find(record.Metrics)?.MemoryTotal ?? 0) - record.MemoryOverhead;
        foreach (VMRecord resident in view.Records(record.ResidentVMs))
        {
            free -= resident.MemoryDynamicMin + resident.MemoryOverhead;
        }
        return Math.Max(free, 0);
    }

    private static XenError? ErrorOfHardware(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host)
    {
        HostRecord record = view.Find(host)!;
        VMRecord guest = view.Find(vm)!;
        if (record.VirtualHardwarePlatformVersions.Count > 0
            && !record.VirtualHardwarePlatformVersions.Contains(guest.HardwarePlatformVersion))
        {
            return new XenError(
                ErrorCode.VMHostIncompatibleVirtualHardwarePlatformVersion,
                host.ToString(),
                "[" + string.Join("; ", record.VirtualHardwarePlatformVersions.Select(Text)) + "]",
                vm.ToString(),
                Text(guest.HardwarePlatformVersion));
        }
        string seen = guest.LastBootCPUFlags.GetOr("vendor", "");
        string offered = record.CpuInfo.GetOr("vendor", "");
        return guest.PowerState != VMPowerState.Halted && seen.Length > 0 && offered.Length > 0 && seen != offered
            ? new XenError(
                ErrorCode.VMIncompatibleWithThisHost, vm.ToString(), host.ToString(),
                "VM last booted on a CPU of another vendor.")
            : null;
    }

    private static XenError? ErrorOfVirtualisation(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host)
    {
        VMRecord guest = view.Find(vm)!;
        bool isHvm = guest.DomainType == DomainType.Hvm
            || (guest.DomainType == DomainType.Unspecified && guest.HVMBootPolicy.Length > 0);
        XenSet<string> capabilities = view.Find(host)!.Capabilities;
        return isHvm && !capabilities.Any(item => item.StartsWith("hvm", StringComparison.Ordinal))
            ? new XenError(ErrorCode.VMHVMRequired, host.ToString())
            : null;
    }

    private static XenError? ErrorOfStorage(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host)
    {
        foreach (Ref<SRRecord> sr in StorageOf(view, vm))
        {
            bool isReachable = view.Find(sr) is { } record
                && view.Records(record.PBDs).Any(link => link.CurrentlyAttached && link.Host == host);
            if (!isReachable)
            {
                return new XenError(ErrorCode.VMRequiresSR, vm.ToString(), sr.ToString());
            }
        }
        return null;
    }

    private static XenError? ErrorOfNetworks(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host)
    {
        foreach (Ref<NetworkRecord> network in NetworksOf(view, vm))
        {
            // A network without any interface is internal: every host has it.
            bool isReachable = view.Find(network) is { } record
                && (record.PIFs.Count == 0 || view.Records(record.PIFs).Any(interfaceOf => interfaceOf.Host == host));
            if (!isReachable)
            {
                return new XenError(ErrorCode.VMRequiresNetwork, vm.ToString(), network.ToString());
            }
        }
        return null;
    }

    private static XenError? ErrorOfMemory(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host)
    {
        VMRecord record = view.Find(vm)!;
        long needed = record.MemoryDynamicMin + record.MemoryOverhead;
        long available = FreeMemory(view, host);
        return needed <= available || record.ResidentOn == host
            ? null
            : new XenError(ErrorCode.HostNotEnoughFreeMemory, Text(needed), Text(available));
    }

    private static XenError? ErrorOfCpus(RecordView view, Ref<VMRecord> vm, Ref<HostRecord> host)
    {
        string count = view.Find(host)!.CpuInfo.GetOr("cpu_count", "");
        long needed = view.Find(vm)!.VCPUsMax;
        bool isKnown = long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out long present);
        return isKnown && needed > present
            ? new XenError(ErrorCode.HostNotEnoughPcpus, Text(needed), Text(present))
            : null;
    }

    /// <summary>The repositories that hold the disks of a guest.</summary>
    internal static IEnumerable<Ref<SRRecord>> StorageOf(RecordView view, Ref<VMRecord> vm) =>
        view.Records(view.Find(vm)!.VBDs)
            .Where(vbd => !vbd.Empty)
            .Select(vbd => view.Find(vbd.VDI)?.SR ?? default)
            .Where(sr => !sr.IsNull)
            .Distinct();

    /// <summary>The networks that the interfaces of a guest are on.</summary>
    internal static IEnumerable<Ref<NetworkRecord>> NetworksOf(RecordView view, Ref<VMRecord> vm) =>
        view.Records(view.Find(vm)!.VIFs)
            .Select(vif => vif.Network)
            .Where(network => !network.IsNull)
            .Distinct();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
