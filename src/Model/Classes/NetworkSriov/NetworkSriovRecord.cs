using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>SR-IOV setup tying a physical interface to the logical one that hands out its virtual functions.</summary>
[XenClass(26, "network_sriov", Lifecycle = "published kolkata", Events = true)]
public sealed partial record NetworkSriovRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this SR-IOV setup.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>PIF of the physical card on which SR-IOV is enabled.</summary>
    [Field(2, "physical_PIF", Qualifier.StaticRO, Optional = true, Lifecycle = "published kolkata")]
    public partial Ref<PIFRecord> PhysicalPIF { get; init; }

    /// <summary>PIF that connects the SR-IOV network to the card.</summary>
    [Field(3, "logical_PIF", Qualifier.StaticRO, Optional = true, Lifecycle = "published kolkata")]
    public partial Ref<PIFRecord> LogicalPIF { get; init; }

    /// <summary>True when the host must restart before SR-IOV is usable.</summary>
    [Field(4, "requires_reboot", Qualifier.DynamicRO, Default = false, Lifecycle = "published kolkata")]
    public partial bool RequiresReboot { get; init; }

    /// <summary>How virtual functions are enabled: through sysfs, modprobe, manually or unknown.</summary>
    [Field(
        5, "configuration_mode", Qualifier.DynamicRO, Default = SRIOVConfigurationMode.Unknown,
        Lifecycle = "published kolkata")]
    public partial SRIOVConfigurationMode ConfigurationMode { get; init; }
}
