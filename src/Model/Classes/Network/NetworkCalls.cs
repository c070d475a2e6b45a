using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Bring the network up on a host, creating its bridge there.</summary>
[Call("network.attach", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published miami")]
public sealed partial record NetworkAttach(
    [Param("network", Since = "miami")] Ref<NetworkRecord> Network,
    [Param("host", Since = "miami")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Internal: record a network from a joining host in the pool database.</summary>
[Call("network.pool_introduce", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published rio")]
public sealed partial record NetworkPoolIntroduce(
    [Param("name_label", Since = "miami")] string NameLabel,
    [Param("name_description", Since = "miami")] string NameDescription,
    [Param("MTU", Since = "miami")] long MTU,
    [Param("other_config", Since = "miami")] XenMap<string, string> OtherConfig,
    [Param("bridge", Since = "miami")] string Bridge,
    [Param("managed", Since = "falcon")] bool Managed,
    [Param("purpose", Since = "inverness")] XenSet<NetworkPurpose> Purpose) : Call<Ref<NetworkRecord>>;

/// <summary>Create a named empty blob and attach it to the network.</summary>
[Call("network.create_new_blob", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record NetworkCreateNewBlob(
    [Param("network", Since = "orlando")] Ref<NetworkRecord> Network,
    [Param("name", Since = "orlando")] string Name,
    [Param("mime_type", Since = "orlando")] string MimeType,
    [Param("public", Since = "tampa", Default = false)] bool Public) : Call<Ref<BlobRecord>>;

/// <summary>Set the traffic policy for VIFs that follow the network default.</summary>
[Call("network.set_default_locking_mode", Roles = Role.PoolOperators, Async = true, Lifecycle = "published tampa")]
public sealed partial record NetworkSetDefaultLockingMode(
    [Param("network", Since = "tampa")] Ref<NetworkRecord> Network,
    [Param("value", Since = "tampa")] NetworkDefaultLockingMode Value) : Call<Nothing>;

/// <summary>Internal: bring up on a host every network that a VM is connected to.</summary>
[Call("network.attach_for_vm", Roles = Role.VMPowerAdmins, Async = true, Hidden = true, Lifecycle = "published tampa")]
public sealed partial record NetworkAttachForVm(
    [Param("host", Since = "tampa")] Ref<HostRecord> Host,
    [Param("vm", Since = "tampa")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Internal: tear down the networks of a VM on a host where they are no longer needed.</summary>
[Call("network.detach_for_vm", Roles = Role.VMPowerAdmins, Async = true, Hidden = true, Lifecycle = "published tampa")]
public sealed partial record NetworkDetachForVm(
    [Param("host", Since = "tampa")] Ref<HostRecord> Host,
    [Param("vm", Since = "tampa")] Ref<VMRecord> VM) : Call<Nothing>;

/// <summary>Allow an additional special service on the network.</summary>
[Call(
    "network.add_purpose", Roles = Role.PoolAdmins, Async = true, Raises = [ErrorCode.NetworkIncompatiblePurposes],
    Lifecycle = "published inverness")]
public sealed partial record NetworkAddPurpose(
    [Param("self", Since = "inverness")] Ref<NetworkRecord> Self,
    [Param("value", Since = "inverness")] NetworkPurpose Value) : Call<Nothing>;

/// <summary>Withdraw a special service from the network; no effect if it was not set.</summary>
[Call("network.remove_purpose", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record NetworkRemovePurpose(
    [Param("self", Since = "inverness")] Ref<NetworkRecord> Self,
    [Param("value", Since = "inverness")] NetworkPurpose Value) : Call<Nothing>;
