using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Optional product capability that can be present and switched on or off.</summary>
[XenClass(15, "Feature", Lifecycle = "published falcon", Events = true)]
public sealed partial record FeatureRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this feature.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published falcon")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the feature.</summary>
    [Field(2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Text explaining what the feature offers.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>True when the feature is switched on.</summary>
    [Field(4, "enabled", Qualifier.DynamicRO, Default = false, Lifecycle = "published falcon")]
    public partial bool Enabled { get; init; }

    /// <summary>True when the feature is not yet fully supported for production.</summary>
    [Field(5, "experimental", Qualifier.StaticRO, Default = false, Lifecycle = "published falcon")]
    public partial bool Experimental { get; init; }

    /// <summary>Version string of the feature.</summary>
    [Field(6, "version", Qualifier.StaticRO, Default = "1.0", Lifecycle = "published falcon")]
    public partial string Version { get; init; }

    /// <summary>Host on which the feature is available; null when it is not tied to a host.</summary>
    [Field(7, "host", Qualifier.DynamicRO, Lifecycle = "published falcon")]
    public partial Ref<HostRecord> Host { get; init; }
}
