using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>What of records is told to others: nothing that only means something here and now.</summary>
/// <param name="options">What is exported.</param>
internal sealed class ExportedRecords(ExportOptions options)
{
    /// <summary>The record to export.</summary>
    public XenRecord Of(XenRecord record) => record switch
    {
        VMRecord vm => Of(vm),
        VBDRecord vbd => vbd with
        {
            CurrentlyAttached = vbd.CurrentlyAttached && options.PreservesPowerState,
            Metrics = default,
            CurrentOperations = XenMap<string, VBDOperations>.Empty,
            AllowedOperations = XenSet<VBDOperations>.Empty,
        },
        VIFRecord vif => vif with
        {
            CurrentlyAttached = vif.CurrentlyAttached && options.PreservesPowerState,
            Metrics = default,
            CurrentOperations = XenMap<string, VIFOperations>.Empty,
            AllowedOperations = XenSet<VIFOperations>.Empty,
        },
        NetworkRecord network => network with
        {
            Blobs = XenMap<string, Ref<BlobRecord>>.Empty,
            AssignedIps = XenMap<Ref<VIFRecord>, string>.Empty,
            CurrentOperations = XenMap<string, NetworkOperations>.Empty,
            AllowedOperations = XenSet<NetworkOperations>.Empty,
        },
        VDIRecord vdi => vdi with
        {
            CurrentOperations = XenMap<string, VDIOperations>.Empty,
            AllowedOperations = XenSet<VDIOperations>.Empty,
        },
        SRRecord sr => sr with
        {
            Blobs = XenMap<string, Ref<BlobRecord>>.Empty,
            CurrentOperations = XenMap<string, StorageOperations>.Empty,
            AllowedOperations = XenSet<StorageOperations>.Empty,
        },
        HostRecord host => Of(host),
        _ => record,
    };

    private VMRecord Of(VMRecord vm)
    {
        VMRecord plain = vm with
        {
            CurrentOperations = XenMap<string, VMOperations>.Empty,
            AllowedOperations = XenSet<VMOperations>.Empty,
            Blobs = XenMap<string, Ref<BlobRecord>>.Empty,
            ProtectionPolicy = default,
        };
        if (!options.TakesSnapshots)
        {
            plain = plain with
            {
                IsASnapshot = false,
                SnapshotOf = default,
                SnapshotTime = DateTimeOffset.UnixEpoch,
                TransportableSnapshotId = "",
                Parent = default,
            };
        }
        return options.PreservesPowerState
            ? plain
            : plain with { PowerState = VMPowerState.Halted, SuspendVDI = default };
    }

    /// <summary>A host is told apart from others, and nothing else about it is told.</summary>
    private static HostRecord Of(HostRecord host) => (HostRecord)HostRecord.ClassInfo.Empty with
    {
        Uuid = host.Uuid,
        NameLabel = host.NameLabel,
        NameDescription = host.NameDescription,
        Hostname = host.Hostname,
        Address = host.Address,
        APIVersionMajor = host.APIVersionMajor,
        APIVersionMinor = host.APIVersionMinor,
        APIVersionVendor = host.APIVersionVendor,
        Enabled = host.Enabled,
    };
}
