using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Link and hardware readings for one physical network interface.</summary>
[XenClass(32, "PIF_metrics", Lifecycle = "published rio", Events = true)]
public sealed partial record PIFMetricsRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this metrics record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Receive rate of the interface in KiB per second; RRD data is the better source.</summary>
    [Field(
        2, "io_read_kbs", Qualifier.DynamicRO, Default = 0.0, QueryName = "io__read_kbs", Recomputed = true,
        Volatile = true, Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial double IoReadKbs { get; init; }

    /// <summary>Transmit rate of the interface in KiB per second; RRD data is the better source.</summary>
    [Field(
        3, "io_write_kbs", Qualifier.DynamicRO, Default = 0.0, QueryName = "io__write_kbs", Recomputed = true,
        Volatile = true, Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial double IoWriteKbs { get; init; }

    /// <summary>True while the network card detects a live link on the cable.</summary>
    [Field(4, "carrier", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Carrier { get; init; }

    /// <summary>PCI vendor code of the network card, in hexadecimal.</summary>
    [Field(5, "vendor_id", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string VendorId { get; init; }

    /// <summary>Manufacturer of the network card as looked up from its PCI vendor code.</summary>
    [Field(6, "vendor_name", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string VendorName { get; init; }

    /// <summary>PCI device code of the network card, in hexadecimal.</summary>
    [Field(7, "device_id", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string DeviceId { get; init; }

    /// <summary>Model of the network card as looked up from its PCI device code.</summary>
    [Field(8, "device_name", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string DeviceName { get; init; }

    /// <summary>Negotiated link speed in Mbit/s, 0 when there is no link or it is unknown.</summary>
    [Field(9, "speed", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Speed { get; init; }

    /// <summary>True when the link runs full duplex, false for half duplex or unknown.</summary>
    [Field(10, "duplex", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Duplex { get; init; }

    /// <summary>PCI address of the card on its host, empty or N/A for non-PCI interfaces.</summary>
    [Field(11, "pci_bus_path", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string PciBusPath { get; init; }

    /// <summary>Time at which these readings were last refreshed.</summary>
    [Field(12, "last_updated", Qualifier.DynamicRO, Volatile = true, Lifecycle = "published rio")]
    public partial DateTimeOffset LastUpdated { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        13, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
