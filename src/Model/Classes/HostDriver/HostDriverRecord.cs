using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Driver on a host that ships in several variants among which one can be chosen.</summary>
[XenClass(20, "Host_driver", Lifecycle = "prototyped 25.2.0", Events = true)]
public sealed partial record HostDriverRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this host driver.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Uuid { get; init; }

    /// <summary>Host on which the driver is installed.</summary>
    [Field(2, "host", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 25.2.0")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Technical name of the driver, as used on the host.</summary>
    [Field(3, "name", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Name { get; init; }

    /// <summary>Readable name of the driver, suitable for display.</summary>
    [Field(4, "friendly_name", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string FriendlyName { get; init; }

    /// <summary>All variants of the driver available on the host.</summary>
    [Field(5, "variants", Qualifier.DynamicRO, InverseOf = "Driver_variant.driver", Lifecycle = "prototyped 25.2.0")]
    public partial RefSet<DriverVariantRecord> Variants { get; init; }

    /// <summary>Variant currently in use; null when none is loaded.</summary>
    [Field(6, "active_variant", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial Ref<DriverVariantRecord> ActiveVariant { get; init; }

    /// <summary>Variant chosen for use from the next load on; null when none is chosen.</summary>
    [Field(7, "selected_variant", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial Ref<DriverVariantRecord> SelectedVariant { get; init; }

    /// <summary>Kind of device served, such as network or storage.</summary>
    [Field(8, "type", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Type { get; init; }

    /// <summary>Text explaining what the driver is for.</summary>
    [Field(9, "description", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Description { get; init; }

    /// <summary>Further notes about the driver supplied by its vendor.</summary>
    [Field(10, "info", Qualifier.DynamicRO, Lifecycle = "prototyped 25.2.0")]
    public partial string Info { get; init; }
}
