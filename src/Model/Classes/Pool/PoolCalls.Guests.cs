using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add one setting to be passed to the guest agents of all VMs.</summary>
[Call("pool.add_to_guest_agent_config", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published dundee")]
public sealed partial record PoolAddToGuestAgentConfig(
    [Param("self", Since = "dundee")] Ref<PoolRecord> Self,
    [Param("key", Since = "dundee")] string Key,
    [Param("value", Since = "dundee")] string Value) : Call<Nothing>;

/// <summary>Delete one setting passed to the guest agents.</summary>
[Call("pool.remove_from_guest_agent_config", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published dundee")]
public sealed partial record PoolRemoveFromGuestAgentConfig(
    [Param("self", Since = "dundee")] Ref<PoolRecord> Self,
    [Param("key", Since = "dundee")] string Key) : Call<Nothing>;

/// <summary>Deprecated: set the guests' Secure Boot certificates; use set_custom_uefi_certificates.</summary>
[Call(
    "pool.set_uefi_certificates", Roles = Role.PoolAdmins, Async = true,
    Lifecycle = "published 22.16.0, deprecated 24.0.0")]
public sealed partial record PoolSetUefiCertificates(
    [Param("self", Since = "22.16.0")] Ref<PoolRecord> Self,
    [Param("value", Since = "22.16.0")] string Value) : Call<Nothing>;

/// <summary>Install your own Secure Boot certificates for guests, or clear them with an empty string.</summary>
[Call("pool.set_custom_uefi_certificates", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 24.0.0")]
public sealed partial record PoolSetCustomUefiCertificates(
    [Param("self")] Ref<PoolRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;

/// <summary>Report whether the pool has the certificates guests need for Secure Boot.</summary>
[Call("pool.get_guest_secureboot_readiness", Roles = Role.PoolOperators, Lifecycle = "prototyped 24.17.0")]
public sealed partial record PoolGetGuestSecurebootReadiness(
    [Param("self")] Ref<PoolRecord> Self) : Call<PoolGuestSecurebootReadiness>;
