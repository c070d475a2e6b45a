using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set of interchangeable host USB devices that can be given to a VM.</summary>
[XenClass(54, "USB_group", Lifecycle = "published inverness", Events = true)]
public sealed partial record USBGroupRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the group.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the group.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolAdmins,
        Lifecycle = "published inverness")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the group.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolAdmins, Lifecycle = "published inverness")]
    public partial string NameDescription { get; init; }

    /// <summary>Host USB devices that belong to the group.</summary>
    [Field(4, "PUSBs", Qualifier.DynamicRO, InverseOf = "PUSB.USB_group", Lifecycle = "published inverness")]
    public partial RefSet<PUSBRecord> PUSBs { get; init; }

    /// <summary>Virtual USB devices of VMs that draw on the group.</summary>
    [Field(5, "VUSBs", Qualifier.DynamicRO, InverseOf = "VUSB.USB_group", Lifecycle = "published inverness")]
    public partial RefSet<VUSBRecord> VUSBs { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolAdmins,
        Lifecycle = "published inverness")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
