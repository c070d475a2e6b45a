using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Make an empty group for USB devices.</summary>
[Call("USB_group.create", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record USBGroupCreate(
    [Param("name_label", Since = "inverness", Default = "")] string NameLabel,
    [Param("name_description", Since = "inverness", Default = "")] string NameDescription,
    [Param("other_config", Since = "inverness", Optional = true)] XenMap<string, string> OtherConfig)
    : Call<Ref<USBGroupRecord>>;

/// <summary>Delete a group that is no longer in use.</summary>
[Call("USB_group.destroy", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published inverness")]
public sealed partial record USBGroupDestroy(
    [Param("self", Since = "inverness")] Ref<USBGroupRecord> Self) : Call<Nothing>;
