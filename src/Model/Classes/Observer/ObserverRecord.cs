using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Tracing configuration that tells toolstack components where to send spans.</summary>
[XenClass(
    27, "Observer", Lifecycle = "prototyped 23.14.0", Events = true, Constructible = true, Roles = Role.PoolAdmins)]
public sealed partial record ObserverRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this observer.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped 23.14.0")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the observer, editable.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolAdmins,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes about the observer, editable.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolAdmins, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Hosts on which tracing runs; empty means every host of the pool.</summary>
    [Field(4, "hosts", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 23.14.0")]
    public partial RefSet<HostRecord> Hosts { get; init; }

    /// <summary>Extra key-value attributes added to every span that is emitted.</summary>
    [Field(5, "attributes", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 23.14.0")]
    public partial XenMap<string, string> Attributes { get; init; }

    /// <summary>Destinations for spans, being collector URLs or the local bugtool log.</summary>
    [Field(6, "endpoints", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 23.14.0")]
    public partial XenSet<string> Endpoints { get; init; }

    /// <summary>Toolstack components to be traced, such as xapi or xenopsd; empty means all of them.</summary>
    [Field(7, "components", Qualifier.StaticRO, Optional = true, Lifecycle = "prototyped 23.14.0")]
    public partial XenSet<string> Components { get; init; }

    /// <summary>True when tracing is active for this observer.</summary>
    [Field(8, "enabled", Qualifier.StaticRO, Default = false, Lifecycle = "prototyped 23.14.0")]
    public partial bool Enabled { get; init; }
}
