using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Move a running VM live to another host of the same pool, keeping its disks where they are.</summary>
[Call(
    "VM.pool_migrate", Roles = Role.VMPowerAdmins | Role.ClientCert, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.OtherOperationInProgress, ErrorCode.VMIsTemplate, ErrorCode.OperationNotAllowed,
    ErrorCode.VMBadPowerState], Lifecycle = "published rio")]
public sealed partial record VMPoolMigrate(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("options", Since = "rio")] XenMap<string, string> Options) : Call<Nothing>;

/// <summary>Tell the destination host to finish an in-pool migration; for the server's internal use.</summary>
[Call(
    "VM.pool_migrate_complete", Roles = Role.VMPowerAdmins | Role.ClientCert, Async = true, Hidden = true,
    Lifecycle = "published tampa")]
public sealed partial record VMPoolMigrateComplete(
    [Param("vm", Since = "tampa")] Ref<VMRecord> VM,
    [Param("host", Since = "tampa")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Move or copy a VM with its storage to another host or pool, mapping disks and networks.</summary>
[Call(
    "VM.migrate_send", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.VMBadPowerState,
    ErrorCode.LicenceRestriction], Lifecycle = "published tampa")]
public sealed partial record VMMigrateSend(
    [Param("vm", Since = "tampa")] Ref<VMRecord> VM,
    [Param("dest", Since = "tampa")] XenMap<string, string> Dest,
    [Param("live", Since = "tampa")] bool Live,
    [Param("vdi_map", Since = "tampa")] XenMap<Ref<VDIRecord>, Ref<SRRecord>> VdiMap,
    [Param("vif_map", Since = "tampa")] XenMap<Ref<VIFRecord>, Ref<NetworkRecord>> VifMap,
    [Param("options", Since = "tampa")] XenMap<string, string> Options,
    [Param("vgpu_map", Since = "inverness", Optional = true)]
    XenMap<Ref<VGPURecord>, Ref<GPUGroupRecord>> VgpuMap,
    [Param("vdi_format_map", Since = "26.14.0-next", Optional = true)]
    XenMap<Ref<VDIRecord>, string> VdiFormatMap) : Call<Ref<VMRecord>>;

/// <summary>Raise an error when a migration with these destination mappings could not succeed.</summary>
[Call(
    "VM.assert_can_migrate", Roles = Role.VMPowerAdmins, Async = true, Raises = [ErrorCode.LicenceRestriction],
    Lifecycle = "published tampa")]
public sealed partial record VMAssertCanMigrate(
    [Param("vm", Since = "tampa")] Ref<VMRecord> VM,
    [Param("dest", Since = "tampa")] XenMap<string, string> Dest,
    [Param("live", Since = "tampa")] bool Live,
    [Param("vdi_map", Since = "tampa")] XenMap<Ref<VDIRecord>, Ref<SRRecord>> VdiMap,
    [Param("vif_map", Since = "tampa")] XenMap<Ref<VIFRecord>, Ref<NetworkRecord>> VifMap,
    [Param("options", Since = "tampa")] XenMap<string, string> Options,
    [Param("vgpu_map", Since = "inverness", Optional = true)]
    XenMap<Ref<VGPURecord>, Ref<GPUGroupRecord>> VgpuMap) : Call<Nothing>;

/// <summary>Run only the source-side checks of a cross-pool migration; for the server's internal use.</summary>
[Call(
    "VM.assert_can_migrate_sender", Roles = Role.VMPowerAdmins, Async = true, Hidden = true,
    Lifecycle = "published inverness")]
public sealed partial record VMAssertCanMigrateSender(
    [Param("vm", Since = "inverness")] Ref<VMRecord> VM,
    [Param("dest", Since = "inverness")] XenMap<string, string> Dest,
    [Param("live", Since = "inverness")] bool Live,
    [Param("vdi_map", Since = "inverness")] XenMap<Ref<VDIRecord>, Ref<SRRecord>> VdiMap,
    [Param("vif_map", Since = "inverness")] XenMap<Ref<VIFRecord>, Ref<NetworkRecord>> VifMap,
    [Param("vgpu_map", Since = "inverness")] XenMap<Ref<VGPURecord>, Ref<GPUGroupRecord>> VgpuMap,
    [Param("options", Since = "inverness")] XenMap<string, string> Options) : Call<Nothing>;

/// <summary>List the hosts in the pool on which this VM could run.</summary>
[Call("VM.get_possible_hosts", Roles = Role.Everyone, Async = true, Lifecycle = "published rio")]
public sealed partial record VMGetPossibleHosts(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<RefSet<HostRecord>>;

/// <summary>Raise an error naming the obstacle when the VM could not boot on the given host.</summary>
[Call(
    "VM.assert_can_boot_here", Roles = Role.Everyone, Async = true, Raises = [ErrorCode.HostNotEnoughFreeMemory,
    ErrorCode.HostNotEnoughPcpus, ErrorCode.NetworkSRIOVInsufficientCapacity, ErrorCode.HostNotLive,
    ErrorCode.HostDisabled, ErrorCode.HostCannotAttachNetwork, ErrorCode.VMHVMRequired, ErrorCode.VMRequiresGPU,
    ErrorCode.VMRequiresIommu, ErrorCode.VMRequiresNetwork, ErrorCode.VMRequiresSR, ErrorCode.VMRequiresVGPU,
    ErrorCode.VMHostIncompatibleVersion, ErrorCode.VMHostIncompatibleVirtualHardwarePlatformVersion,
    ErrorCode.InvalidValue, ErrorCode.MemoryConstraintViolation, ErrorCode.OperationNotAllowed,
    ErrorCode.ValueNotSupported, ErrorCode.VMIncompatibleWithThisHost], Lifecycle = "published rio, changed quebec")]
public sealed partial record VMAssertCanBootHere(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Record which host a VM runs on and release its reservation; for internal use only.</summary>
[Call(
    "VM.atomic_set_resident_on", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published rio")]
public sealed partial record VMAtomicSetResidentOn(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM,
    [Param("host", Since = "rio")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Get Workload Balancing's star rating or objection for each host this VM might use.</summary>
[Call("VM.retrieve_wlb_recommendations", Roles = Role.Everyone, Async = true, Lifecycle = "published george")]
public sealed partial record VMRetrieveWlbRecommendations(
    [Param("vm", Since = "george")] Ref<VMRecord> VM) : Call<XenMap<Ref<HostRecord>, XenSet<string>>>;
