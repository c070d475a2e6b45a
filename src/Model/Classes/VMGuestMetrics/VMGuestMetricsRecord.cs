using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Facts reported from inside a VM by the agent running in the guest.</summary>
[XenClass(68, "VM_guest_metrics", Lifecycle = "published rio", Events = true)]
public sealed partial record VMGuestMetricsRecord : XenRecord
{
    /// <summary>Globally unique identifier of the guest report record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Key/value description of the guest operating system: name, distribution, version.</summary>
    [Field(2, "os_version", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> OsVersion { get; init; }

    /// <summary>Windows computer and domain names as key/value pairs; empty when not reported.</summary>
    [Field(3, "netbios_name", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 24.28.0")]
    public partial XenMap<string, string> NetbiosName { get; init; }

    /// <summary>Version of the paravirtual drivers in the guest, split into parts; empty when none.</summary>
    [Field(4, "PV_drivers_version", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> PVDriversVersion { get; init; }

    /// <summary>Deprecated: true when drivers were detected; it no longer compares versions.</summary>
    [Field(5, "PV_drivers_up_to_date", Qualifier.DynamicRO, Lifecycle = "published rio, deprecated dundee")]
    public partial bool PVDriversUpToDate { get; init; }

    /// <summary>Guest memory figures as key/value pairs; obsolete and normally empty.</summary>
    [Field(
        6, "memory", Qualifier.DynamicRO, Optional = true, Volatile = true,
        Lifecycle = "published rio, deprecated george, removed george")]
    public partial XenMap<string, string> Memory { get; init; }

    /// <summary>Guest disk figures as key/value pairs; obsolete and normally empty.</summary>
    [Field(
        7, "disks", Qualifier.DynamicRO, Optional = true, Volatile = true,
        Lifecycle = "published rio, deprecated orlando, removed orlando")]
    public partial XenMap<string, string> Disks { get; init; }

    /// <summary>IP addresses seen in the guest, keyed by interface and protocol such as 0/ipv4/0.</summary>
    [Field(8, "networks", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> Networks { get; init; }

    /// <summary>Remaining facts the guest agent reports, such as platform features.</summary>
    [Field(9, "other", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> Other { get; init; }

    /// <summary>Moment at which the guest last delivered new information.</summary>
    [Field(10, "last_updated", Qualifier.DynamicRO, Volatile = true, Lifecycle = "published rio")]
    public partial DateTimeOffset LastUpdated { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the guest report.</summary>
    [Field(
        11, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True while the guest agent is reporting; false when the data may be out of date.</summary>
    [Field(12, "live", Qualifier.DynamicRO, Default = false, Lifecycle = "published orlando")]
    public partial bool Live { get; init; }

    /// <summary>Whether the guest copes with disks being added or removed: yes, no or unspecified.</summary>
    [Field(
        13, "can_use_hotplug_vbd", Qualifier.DynamicRO, Default = TristateType.Unspecified,
        Lifecycle = "published dundee")]
    public partial TristateType CanUseHotplugVbd { get; init; }

    /// <summary>Whether the guest copes with network interfaces coming and going: yes, no or unspecified.</summary>
    [Field(
        14, "can_use_hotplug_vif", Qualifier.DynamicRO, Default = TristateType.Unspecified,
        Lifecycle = "published dundee")]
    public partial TristateType CanUseHotplugVif { get; init; }

    /// <summary>True when at least one device has connected through a paravirtual driver.</summary>
    [Field(15, "PV_drivers_detected", Qualifier.DynamicRO, Default = false, Lifecycle = "published dundee")]
    public partial bool PVDriversDetected { get; init; }

    /// <summary>Key/value facts published by services in the guest; empty when none are reported.</summary>
    [Field(16, "services", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 25.15.0")]
    public partial XenMap<string, string> Services { get; init; }
}
