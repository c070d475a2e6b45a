using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Replace the whole map of firmware state held for a VM.</summary>
[Call("VM.set_NVRAM", Roles = Role.VMAdmins, Lifecycle = "published naples")]
public sealed partial record VMSetNVRAM(
    [Param("self", Since = "naples")] Ref<VMRecord> Self,
    [Param("value", Since = "naples")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Store one entry in the VM's firmware state map.</summary>
[Call("VM.add_to_NVRAM", Roles = Role.VMAdmins, Lifecycle = "published naples")]
public sealed partial record VMAddToNVRAM(
    [Param("self", Since = "naples")] Ref<VMRecord> Self,
    [Param("key", Since = "naples")] string Key,
    [Param("value", Since = "naples")] string Value) : Call<Nothing>;

/// <summary>Delete one entry from the VM's firmware state map.</summary>
[Call("VM.remove_from_NVRAM", Roles = Role.VMAdmins, Lifecycle = "published naples")]
public sealed partial record VMRemoveFromNVRAM(
    [Param("self", Since = "naples")] Ref<VMRecord> Self,
    [Param("key", Since = "naples")] string Key) : Call<Nothing>;

/// <summary>Set custom SMBIOS texts on a VM that has none yet.</summary>
[Call(
    "VM.set_bios_strings", Roles = Role.VMAdmins, Async = true, Raises = [ErrorCode.VMBIOSStringsAlreadySet,
    ErrorCode.InvalidValue], Lifecycle = "published inverness")]
public sealed partial record VMSetBiosStrings(
    [Param("self", Since = "inverness")] Ref<VMRecord> Self,
    [Param("value", Since = "inverness")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Copy the given host's SMBIOS texts to the VM, for OEM-locked guests.</summary>
[Call("VM.copy_bios_strings", Roles = Role.VMAdmins, Async = true, Lifecycle = "published midnight-ride")]
public sealed partial record VMCopyBiosStrings(
    [Param("vm", Since = "midnight-ride")] Ref<VMRecord> VM,
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Choose the virtualisation mode of a halted VM.</summary>
[Call("VM.set_domain_type", Roles = Role.VMAdmins, Lifecycle = "published kolkata")]
public sealed partial record VMSetDomainType(
    [Param("self", Since = "kolkata")] Ref<VMRecord> Self,
    [Param("value", Since = "kolkata")] DomainType Value) : Call<Nothing>;

/// <summary>Deprecated: switched between HVM and paravirtual boot; use set_domain_type.</summary>
[Call("VM.set_HVM_boot_policy", Roles = Role.VMAdmins, Lifecycle = "published rio, deprecated kolkata")]
public sealed partial record VMSetHVMBootPolicy(
    [Param("self", Since = "rio")] Ref<VMRecord> Self,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Store the encoded EFI variables on behalf of the guest firmware daemon, with update status.</summary>
[Call("VM.set_NVRAM_EFI_variables", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published naples")]
public sealed partial record VMSetNVRAMEFIVariables(
    [Param("self", Since = "naples")] Ref<VMRecord> Self,
    [Param("value", Since = "naples")] string Value,
    [Param("update", Since = "26.12.0", Default = UpdateStatus.Unspecified)] UpdateStatus Update) : Call<Nothing>;

/// <summary>Put a UEFI guest into user or setup Secure Boot mode and return the tool output.</summary>
[Call(
    "VM.set_uefi_mode", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 24.17.0",
    Unsupported = "a tool that opens the variables of UEFI firmware")]
public sealed partial record VMSetUefiMode(
    [Param("self")] Ref<VMRecord> Self,
    [Param("mode")] VMUefiMode Mode) : Call<string>;

/// <summary>Report whether the VM is set up so that Secure Boot would work.</summary>
[Call("VM.get_secureboot_readiness", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 24.17.0")]
public sealed partial record VMGetSecurebootReadiness(
    [Param("self")] Ref<VMRecord> Self) : Call<VMSecurebootReadiness>;

/// <summary>Mark or unmark a VM to have its Secure Boot certificates renewed at next boot.</summary>
[Call(
    "VM.update_secureboot_certificates_on_boot", Roles = Role.VMAdmins, Async = true,
    Lifecycle = "prototyped 26.14.0")]
public sealed partial record VMUpdateSecurebootCertificatesOnBoot(
    [Param("self")] Ref<VMRecord> Self,
    [Param("mark")] bool Mark) : Call<Nothing>;
