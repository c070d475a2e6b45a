using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>One of several alternative versions of a driver available on a host.</summary>
[XenClass(13, "Driver_variant", Lifecycle = "prototyped 25.2.0", Events = true)]
public sealed partial record DriverVariantRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this variant.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Uuid { get; init; }

    /// <summary>Name telling this variant apart from others of the same driver.</summary>
    [Field(2, "name", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Name { get; init; }

    /// <summary>Host driver to which the variant belongs.</summary>
    [Field(3, "driver", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial Ref<HostDriverRecord> Driver { get; init; }

    /// <summary>Version string of the driver code in this variant.</summary>
    [Field(4, "version", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Version { get; init; }

    /// <summary>True when the host contains a device this variant can drive.</summary>
    [Field(5, "hardware_present", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial bool HardwarePresent { get; init; }

    /// <summary>Preference ranking of the variant; higher values are favoured.</summary>
    [Field(6, "priority", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial double Priority { get; init; }

    /// <summary>Maturity label of the variant, for example development or production.</summary>
    [Field(7, "status", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Status { get; init; }
}
