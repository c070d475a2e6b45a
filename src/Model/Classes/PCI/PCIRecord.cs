using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>PCI device found in a host, for example a GPU or a network card.</summary>
[XenClass(29, "PCI", Lifecycle = "published boston", Events = true)]
public sealed partial record PCIRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this PCI record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial string Uuid { get; init; }

    /// <summary>Hexadecimal PCI class code of the device.</summary>
    [Field(2, "class_id", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string ClassId { get; init; }

    /// <summary>Readable PCI class, such as VGA compatible controller.</summary>
    [Field(3, "class_name", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string ClassName { get; init; }

    /// <summary>Hexadecimal PCI code of the manufacturer.</summary>
    [Field(4, "vendor_id", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string VendorId { get; init; }

    /// <summary>Readable name of the manufacturer.</summary>
    [Field(5, "vendor_name", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string VendorName { get; init; }

    /// <summary>Hexadecimal PCI code of the device model.</summary>
    [Field(6, "device_id", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string DeviceId { get; init; }

    /// <summary>Readable name of the device model.</summary>
    [Field(7, "device_name", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string DeviceName { get; init; }

    /// <summary>Host in which the device is installed.</summary>
    [Field(8, "host", Qualifier.StaticRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Bus address of the device on its host, such as 0000:04:00.0.</summary>
    [Field(9, "pci_id", Qualifier.StaticRO, Default = "", Lifecycle = "published boston")]
    public partial string PciId { get; init; }

    /// <summary>Number of physical and virtual functions that the device provides.</summary>
    [Field(10, "functions", Qualifier.DynamicRO, Default = 1L, Internal = true, Lifecycle = "published boston")]
    public partial long Functions { get; init; }

    /// <summary>SR-IOV virtual functions provided by this device; empty when it has none.</summary>
    [Field(
        11, "virtual_functions", Qualifier.DynamicRO, InverseOf = "PCI.physical_function", Internal = true,
        Lifecycle = "published falcon")]
    public partial RefSet<PCIRecord> VirtualFunctions { get; init; }

    /// <summary>Device that provides this virtual function; null when it is not a virtual function.</summary>
    [Field(
        12, "physical_function", Qualifier.StaticRO, Optional = true, Internal = true, Lifecycle = "published falcon")]
    public partial Ref<PCIRecord> PhysicalFunction { get; init; }

    /// <summary>VMs to which the device is passed through at present.</summary>
    [Field(13, "attached_VMs", Qualifier.DynamicRO, Internal = true, Lifecycle = "published boston")]
    public partial RefSet<VMRecord> AttachedVMs { get; init; }

    /// <summary>Other devices that must be passed through along with this one.</summary>
    [Field(14, "dependencies", Qualifier.DynamicRO, Lifecycle = "published boston")]
    public partial RefSet<PCIRecord> Dependencies { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        15, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published boston")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Hexadecimal PCI code of the board vendor.</summary>
    [Field(16, "subsystem_vendor_id", Qualifier.StaticRO, Default = "", Lifecycle = "published clearwater-whetstone")]
    public partial string SubsystemVendorId { get; init; }

    /// <summary>Readable name of the board vendor.</summary>
    [Field(17, "subsystem_vendor_name", Qualifier.StaticRO, Default = "", Lifecycle = "published clearwater-whetstone")]
    public partial string SubsystemVendorName { get; init; }

    /// <summary>Hexadecimal PCI code of the board model.</summary>
    [Field(18, "subsystem_device_id", Qualifier.StaticRO, Default = "", Lifecycle = "published clearwater-whetstone")]
    public partial string SubsystemDeviceId { get; init; }

    /// <summary>Readable name of the board model.</summary>
    [Field(19, "subsystem_device_name", Qualifier.StaticRO, Default = "", Lifecycle = "published clearwater-whetstone")]
    public partial string SubsystemDeviceName { get; init; }

    /// <summary>VM for which the device is reserved ahead of its start; null when not reserved.</summary>
    [Field(
        20, "scheduled_to_be_attached_to", Qualifier.DynamicRO, Optional = true, Internal = true,
        Lifecycle = "published falcon")]
    public partial Ref<VMRecord> ScheduledToBeAttachedTo { get; init; }

    /// <summary>Name of the kernel driver bound to the device in the control domain.</summary>
    [Field(21, "driver_name", Qualifier.StaticRO, Default = "", Lifecycle = "published kolkata")]
    public partial string DriverName { get; init; }
}
