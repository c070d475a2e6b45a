using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Attach disks on the server in a way that survives reboots, each with a reason string.</summary>
[Call(
    "host.attach_static_vdis", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record HostAttachStaticVdis(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("vdi_reason_map", Since = "midnight-ride")] XenMap<Ref<VDIRecord>, string> VdiReasonMap) : Call<Nothing>;

/// <summary>Remove disks from the set that the server attaches statically at every boot.</summary>
[Call(
    "host.detach_static_vdis", Roles = Role.LocalRootOnly, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record HostDetachStaticVdis(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("vdis", Since = "midnight-ride")] RefSet<VDIRecord> Vdis) : Call<Nothing>;

/// <summary>Start caching shared disk images in the given local storage repository.</summary>
[Call("host.enable_local_storage_caching", Roles = Role.PoolOperators, Lifecycle = "published cowley")]
public sealed partial record HostEnableLocalStorageCaching(
    [Param("host", Since = "cowley")] Ref<HostRecord> Host,
    [Param("sr", Since = "cowley")] Ref<SRRecord> SR) : Call<Nothing>;

/// <summary>Stop caching shared disk images on the server's local storage.</summary>
[Call("host.disable_local_storage_caching", Roles = Role.PoolOperators, Lifecycle = "published cowley")]
public sealed partial record HostDisableLocalStorageCaching(
    [Param("host", Since = "cowley")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Force-clean a named storage datapath on the server; allow_leak drops it even if cleanup fails.</summary>
[Call("host.sm_dp_destroy", Roles = Role.PoolOperators, Hidden = true, Lifecycle = "published boston")]
public sealed partial record HostSmDpDestroy(
    [Param("host", Since = "boston")] Ref<HostRecord> Host,
    [Param("dp", Since = "boston")] string Dp,
    [Param("allow_leak", Since = "boston")] bool AllowLeak) : Call<Nothing>;

/// <summary>Change the initiator name the server uses for iSCSI; fails if sessions would be disturbed.</summary>
[Call("host.set_iscsi_iqn", Roles = Role.PoolOperators, Async = true, Lifecycle = "published kolkata")]
public sealed partial record HostSetIscsiIqn(
    [Param("host", Since = "kolkata")] Ref<HostRecord> Host,
    [Param("value", Since = "kolkata")] string Value) : Call<Nothing>;

/// <summary>Turn storage multipathing on or off; affects storage connections made afterwards.</summary>
[Call("host.set_multipathing", Roles = Role.PoolOperators, Async = true, Lifecycle = "published kolkata")]
public sealed partial record HostSetMultipathing(
    [Param("host", Since = "kolkata")] Ref<HostRecord> Host,
    [Param("value", Since = "kolkata")] bool Value) : Call<Nothing>;
