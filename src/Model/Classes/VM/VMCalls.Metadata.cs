using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set or clear the mark that makes a template count as a built-in one.</summary>
[Call(
    "VM.set_is_default_template", Roles = Role.PoolAdmins, Async = true, Hidden = true,
    Lifecycle = "published falcon")]
public sealed partial record VMSetIsDefaultTemplate(
    [Param("vm", Since = "falcon")] Ref<VMRecord> VM,
    [Param("value", Since = "falcon")] bool Value) : Call<Nothing>;

/// <summary>Deprecated: returned the VM settings in force when its domain was created.</summary>
[Call("VM.get_boot_record", Roles = Role.Everyone, Lifecycle = "published rio, deprecated inverness")]
public sealed partial record VMGetBootRecord(
    [Param("self", Since = "rio")] Ref<VMRecord> Self) : Call<VMRecord>;

/// <summary>Add an empty binary attachment of a given MIME type to the VM and return it.</summary>
[Call("VM.create_new_blob", Roles = Role.VMPowerAdmins, Async = true, Lifecycle = "published orlando")]
public sealed partial record VMCreateNewBlob(
    [Param("vm", Since = "orlando")] Ref<VMRecord> VM,
    [Param("name", Since = "orlando")] string Name,
    [Param("mime_type", Since = "orlando")] string MimeType,
    [Param("public", Since = "tampa", Default = false)] bool Public) : Call<Ref<BlobRecord>>;

/// <summary>Add one pair to the VM's free-form settings.</summary>
[Call(
    "VM.add_to_other_config", Roles = Role.VMAdmins, KeyRoles = ["hvm_serial=pool-admin", "pci=pool-admin",
    "folder=vm-operator", "XenCenter.CustomFields.*=vm-operator"], Lifecycle = "published rio")]
public sealed partial record VMAddToOtherConfig(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("key", Since = "rio")] string Key,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Delete one key from the VM's free-form settings; absent keys are ignored.</summary>
[Call(
    "VM.remove_from_other_config", Roles = Role.VMAdmins, KeyRoles = ["hvm_serial=pool-admin", "pci=pool-admin",
    "folder=vm-operator", "XenCenter.CustomFields.*=vm-operator"], Lifecycle = "published rio")]
public sealed partial record VMRemoveFromOtherConfig(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("key", Since = "rio")] string Key) : Call<Nothing>;

/// <summary>Replace all of the VM's free-form settings.</summary>
[Call("VM.set_other_config", Roles = Role.VMAdmins, Lifecycle = "published rio")]
public sealed partial record VMSetOtherConfig(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("value", Since = "rio")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Add one virtual hardware switch to the VM's platform map.</summary>
[Call("VM.add_to_platform", Roles = Role.VMAdmins, KeyRoles = ["hvm_serial=pool-admin"], Lifecycle = "published rio")]
public sealed partial record VMAddToPlatform(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("key", Since = "rio")] string Key,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Delete one virtual hardware switch from the VM's platform map.</summary>
[Call(
    "VM.remove_from_platform", Roles = Role.VMAdmins, KeyRoles = ["hvm_serial=pool-admin"],
    Lifecycle = "published rio")]
public sealed partial record VMRemoveFromPlatform(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("key", Since = "rio")] string Key) : Call<Nothing>;

/// <summary>Replace the VM's whole map of virtual hardware switches.</summary>
[Call("VM.set_platform", Roles = Role.VMAdmins, Lifecycle = "published rio")]
public sealed partial record VMSetPlatform(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("value", Since = "rio")] XenMap<string, string> Value) : Call<Nothing>;
