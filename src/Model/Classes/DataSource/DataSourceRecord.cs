using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Performance metric that a host, VM or SR can sample, returned by value only.</summary>
[XenClass(10, "data_source", Lifecycle = "published orlando", Persistent = false, InDatabase = false, Listed = false)]
public sealed partial record DataSourceRecord : XenRecord
{
    /// <summary>Name by which the metric is referred to in calls and in RRDs.</summary>
    [Field(1, "name_label", Qualifier.DynamicRO, Default = "", QueryName = "name__label", Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Text explaining what the metric measures.</summary>
    [Field(
        2, "name_description", Qualifier.DynamicRO, Default = "", QueryName = "name__description",
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>True when the metric is currently being recorded.</summary>
    [Field(3, "enabled", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Enabled { get; init; }

    /// <summary>True when the metric is recorded by default.</summary>
    [Field(4, "standard", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Standard { get; init; }

    /// <summary>Unit in which values are expressed, for example B, s or (fraction).</summary>
    [Field(5, "units", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Units { get; init; }

    /// <summary>Smallest value the metric can take, possibly minus infinity.</summary>
    [Field(6, "min", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial double Min { get; init; }

    /// <summary>Largest value the metric can take, possibly infinity.</summary>
    [Field(7, "max", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial double Max { get; init; }

    /// <summary>Latest sampled value, in the unit given for the metric.</summary>
    [Field(8, "value", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial double Value { get; init; }
}
