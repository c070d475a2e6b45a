using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>USB device plugged into a host.</summary>
[XenClass(37, "PUSB", Lifecycle = "published inverness", Events = true)]
public sealed partial record PUSBRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this USB device record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published inverness")]
    public partial string Uuid { get; init; }

    /// <summary>Group through which the device can be handed to a VM.</summary>
    [Field(2, "USB_group", Qualifier.StaticRO, Optional = true, Lifecycle = "published inverness")]
    public partial Ref<USBGroupRecord> USBGroup { get; init; }

    /// <summary>Host that the device is plugged into.</summary>
    [Field(3, "host", Qualifier.StaticRO, Optional = true, Lifecycle = "published inverness")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Bus and port position of the device on its host, for example 1-2.</summary>
    [Field(4, "path", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string Path { get; init; }

    /// <summary>USB vendor code in hexadecimal.</summary>
    [Field(5, "vendor_id", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string VendorId { get; init; }

    /// <summary>Manufacturer name belonging to the vendor code.</summary>
    [Field(6, "vendor_desc", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string VendorDesc { get; init; }

    /// <summary>USB product code in hexadecimal.</summary>
    [Field(7, "product_id", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string ProductId { get; init; }

    /// <summary>Product name belonging to the product code.</summary>
    [Field(8, "product_desc", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string ProductDesc { get; init; }

    /// <summary>Serial number reported by the device, empty when it has none.</summary>
    [Field(9, "serial", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string Serial { get; init; }

    /// <summary>USB version that the device reports, for example 2.00.</summary>
    [Field(10, "version", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string Version { get; init; }

    /// <summary>Readable summary of the device built from its vendor and product names.</summary>
    [Field(11, "description", Qualifier.StaticRO, Default = "", Lifecycle = "published inverness")]
    public partial string Description { get; init; }

    /// <summary>True when the device may be passed through to a VM.</summary>
    [Field(12, "passthrough_enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published inverness")]
    public partial bool PassthroughEnabled { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        13, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolAdmins,
        Lifecycle = "published inverness")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Nominal transfer speed of the device in Mbit/s.</summary>
    [Field(14, "speed", Qualifier.StaticRO, Default = -1.0, Lifecycle = "published stockholm")]
    public partial double Speed { get; init; }
}
