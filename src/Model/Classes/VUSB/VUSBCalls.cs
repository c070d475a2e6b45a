using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add a USB device from a group to a VM; it is plugged in when the VM next starts.</summary>
[Call("VUSB.create", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record VUSBCreate(
    [Param("VM", Since = "inverness")] Ref<VMRecord> VM,
    [Param("USB_group", Since = "inverness")] Ref<USBGroupRecord> USBGroup,
    [Param("other_config", Since = "inverness", Optional = true)] XenMap<string, string> OtherConfig)
    : Call<Ref<VUSBRecord>>;

/// <summary>Hot-detach the USB device from its running VM.</summary>
[Call("VUSB.unplug", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record VUSBUnplug(
    [Param("self", Since = "inverness")] Ref<VUSBRecord> Self) : Call<Nothing>;

/// <summary>Remove the virtual USB device record from its VM.</summary>
[Call("VUSB.destroy", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record VUSBDestroy(
    [Param("self", Since = "inverness")] Ref<VUSBRecord> Self) : Call<Nothing>;
