using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Storage driver installed in the pool, which decides what kinds of SR can be made.</summary>
[XenClass(48, "SM", Lifecycle = "published rio", Events = true)]
public sealed partial record SMRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the driver record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the driver.</summary>
    [Field(2, "name_label", Qualifier.DynamicRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Text explaining what storage the driver handles.</summary>
    [Field(
        3, "name_description", Qualifier.DynamicRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>SR type that the driver implements, for example nfs or lvmoiscsi.</summary>
    [Field(4, "type", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Type { get; init; }

    /// <summary>Organisation that made the driver.</summary>
    [Field(5, "vendor", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Vendor { get; init; }

    /// <summary>Copyright notice of the driver.</summary>
    [Field(6, "copyright", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Copyright { get; init; }

    /// <summary>Version string of the driver release.</summary>
    [Field(7, "version", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Version { get; init; }

    /// <summary>Lowest storage interface version that the driver needs from the server.</summary>
    [Field(8, "required_api_version", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string RequiredApiVersion { get; init; }

    /// <summary>Device configuration keys the driver accepts, each with an explanation.</summary>
    [Field(9, "configuration", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial XenMap<string, string> Configuration { get; init; }

    /// <summary>Names of the driver's abilities, an older form of features.</summary>
    [Field(
        10, "capabilities", Qualifier.DynamicRO, Optional = true,
        Lifecycle = "published miami, deprecated clearwater")]
    public partial XenSet<string> Capabilities { get; init; }

    /// <summary>Abilities of the driver, each mapped to its version number.</summary>
    [Field(11, "features", Qualifier.DynamicRO, Optional = true, Lifecycle = "published clearwater, changed 24.37.0")]
    public partial XenMap<string, long> Features { get; init; }

    /// <summary>Abilities each host has that stay unused until the whole pool has them.</summary>
    [Field(
        12, "host_pending_features", Qualifier.DynamicRO, Optional = true, Internal = true,
        Lifecycle = "prototyped 24.37.0")]
    public partial XenMap<Ref<HostRecord>, XenSet<string>> HostPendingFeatures { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        13, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Path of the driver program on the hosts.</summary>
    [Field(14, "driver_filename", Qualifier.DynamicRO, Default = "", Lifecycle = "published orlando")]
    public partial string DriverFilename { get; init; }

    /// <summary>Cluster stacks of which one has to run for the driver to work, empty when none is needed.</summary>
    [Field(15, "required_cluster_stack", Qualifier.DynamicRO, Optional = true, Lifecycle = "published dundee")]
    public partial XenSet<string> RequiredClusterStack { get; init; }

    /// <summary>Disk image formats the driver can store, such as raw, vhd or qcow2.</summary>
    [Field(16, "supported_image_formats", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 26.15.0")]
    public partial XenSet<ImageFormatType> SupportedImageFormats { get; init; }
}
