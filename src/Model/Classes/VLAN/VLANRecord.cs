using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Tagged network on a host: pairs a trunk interface with the interface carrying one VLAN.</summary>
[XenClass(64, "VLAN", Lifecycle = "published miami", Events = true)]
public sealed partial record VLANRecord : XenRecord
{
    /// <summary>Globally unique identifier of the VLAN.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Physical or bonded interface on which tagged frames travel.</summary>
    [Field(2, "tagged_PIF", Qualifier.StaticRO, Optional = true, Lifecycle = "published miami")]
    public partial Ref<PIFRecord> TaggedPIF { get; init; }

    /// <summary>Logical interface that delivers the traffic with its VLAN tag stripped.</summary>
    [Field(3, "untagged_PIF", Qualifier.DynamicRO, Optional = true, Lifecycle = "published miami")]
    public partial Ref<PIFRecord> UntaggedPIF { get; init; }

    /// <summary>VLAN number on the wire, from 0 to 4094.</summary>
    [Field(4, "tag", Qualifier.StaticRO, Default = -1L, Lifecycle = "published miami")]
    public partial long Tag { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the VLAN.</summary>
    [Field(
        5, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
