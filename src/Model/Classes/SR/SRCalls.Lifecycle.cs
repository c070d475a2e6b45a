using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Format storage as a new repository, sized in bytes, and attach it to the hosts.</summary>
[Call(
    "SR.create", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.SRUnknownDriver],
    Lifecycle = "published rio")]
public sealed partial record SRCreate(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("device_config", Since = "rio")] XenMap<string, string> DeviceConfig,
    [Param("physical_size", Since = "rio")] long PhysicalSize,
    [Param("name_label", Since = "rio")] string NameLabel,
    [Param("name_description", Since = "rio")] string NameDescription,
    [Param("type", Since = "rio")] string Type,
    [Param("content_type", Since = "rio")] string ContentType,
    [Param("shared", Since = "rio")] bool Shared,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig) : Call<Ref<SRRecord>>;

/// <summary>Register an existing repository under its uuid without formatting; PBDs come separately.</summary>
[Call("SR.introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record SRIntroduce(
    [Param("uuid", Since = "rio")] string UUID,
    [Param("name_label", Since = "rio")] string NameLabel,
    [Param("name_description", Since = "rio")] string NameDescription,
    [Param("type", Since = "rio")] string Type,
    [Param("content_type", Since = "rio")] string ContentType,
    [Param("shared", Since = "rio")] bool Shared,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig) : Call<Ref<SRRecord>>;

/// <summary>Deprecated: format storage as a repository without recording it; use create instead.</summary>
[Call("SR.make", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio, deprecated miami")]
public sealed partial record SRMake(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("device_config", Since = "rio")] XenMap<string, string> DeviceConfig,
    [Param("physical_size", Since = "rio")] long PhysicalSize,
    [Param("name_label", Since = "rio")] string NameLabel,
    [Param("name_description", Since = "rio")] string NameDescription,
    [Param("type", Since = "rio")] string Type,
    [Param("content_type", Since = "rio")] string ContentType,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig) : Call<string>;

/// <summary>Erase a detached repository on the storage and delete its record.</summary>
[Call(
    "SR.destroy", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.SRHasPBD],
    Lifecycle = "published rio")]
public sealed partial record SRDestroy(
    [Param("sr", Since = "rio")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Delete the record of a detached repository while leaving its data on the storage.</summary>
[Call(
    "SR.forget", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.SRHasPBD], Lifecycle = "published rio")]
public sealed partial record SRForget(
    [Param("sr", Since = "rio")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Have the driver refresh the repository's size and usage figures.</summary>
[Call("SR.update", Roles = Role.PoolOperators, Async = true, Lifecycle = "published symc")]
public sealed partial record SRUpdate(
    [Param("sr", Since = "symc")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>List the SR types for which the pool has a driver.</summary>
[Call("SR.get_supported_types", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record SRGetSupportedTypes : Call<XenSet<string>>;

/// <summary>Look for disks on the storage and bring the VDI records in line with it.</summary>
[Call("SR.scan", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published rio")]
public sealed partial record SRScan(
    [Param("sr", Since = "rio")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Explore storage with the given settings and return the driver's findings as XML text.</summary>
[Call("SR.probe", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record SRProbe(
    [Param("host", Since = "rio")] Ref<HostRecord> Host,
    [Param("device_config", Since = "rio")] XenMap<string, string> DeviceConfig,
    [Param("type", Since = "miami")] string Type,
    [Param("sm_config", Since = "miami", Optional = true)] XenMap<string, string> SmConfig) : Call<string>;

/// <summary>Explore storage with the given settings and return the findings as structured records.</summary>
[Call("SR.probe_ext", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped kolkata, published lima")]
public sealed partial record SRProbeExt(
    [Param("host", Since = "kolkata")] Ref<HostRecord> Host,
    [Param("device_config", Since = "kolkata")] XenMap<string, string> DeviceConfig,
    [Param("type", Since = "kolkata")] string Type,
    [Param("sm_config", Since = "kolkata", Optional = true)] XenMap<string, string> SmConfig)
    : Call<XenSet<ProbeResultRecord>>;

/// <summary>List the enabled, live hosts that have the repository attached.</summary>
[Call("SR.get_live_hosts", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published stockholm")]
public sealed partial record SRGetLiveHosts(
    [Param("sr", Since = "stockholm")] Ref<SRRecord> SR) : Call<RefSet<HostRecord>>;
