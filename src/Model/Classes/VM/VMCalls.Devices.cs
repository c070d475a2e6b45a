using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>List the block device positions on this VM that are still free.</summary>
[Call("VM.get_allowed_VBD_devices", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record VMGetAllowedVBDDevices(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<XenSet<string>>;

/// <summary>List the network device positions on this VM that are still free.</summary>
[Call("VM.get_allowed_VIF_devices", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record VMGetAllowedVIFDevices(
    [Param("vm", Since = "rio")] Ref<VMRecord> VM) : Call<XenSet<string>>;

/// <summary>Turn the Windows Update driver PCI device on or off for a halted VM.</summary>
[Call("VM.set_has_vendor_device", Roles = Role.VMAdmins, Async = true, Lifecycle = "published dundee")]
public sealed partial record VMSetHasVendorDevice(
    [Param("self", Since = "dundee")] Ref<VMRecord> Self,
    [Param("value", Since = "dundee")] bool Value) : Call<Nothing>;
