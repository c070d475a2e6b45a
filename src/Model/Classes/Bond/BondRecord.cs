using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Group of physical interfaces on one host acting together as a single link.</summary>
[XenClass(3, "Bond", Lifecycle = "published miami", Events = true)]
public sealed partial record BondRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this bond.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>PIF that represents the bond itself and carries its traffic.</summary>
    [Field(2, "master", Qualifier.StaticRO, Optional = true, Lifecycle = "published miami")]
    public partial Ref<PIFRecord> Master { get; init; }

    /// <summary>PIFs that have been grouped into this bond.</summary>
    [Field(3, "slaves", Qualifier.DynamicRO, InverseOf = "PIF.bond_slave_of", Lifecycle = "published miami")]
    public partial RefSet<PIFRecord> Slaves { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        4, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Member PIF whose MAC and IP settings were taken over by the bond; null when not set.</summary>
    [Field(5, "primary_slave", Qualifier.DynamicRO, Optional = true, Lifecycle = "published boston")]
    public partial Ref<PIFRecord> PrimarySlave { get; init; }

    /// <summary>How traffic is spread over the members: balance-slb, active-backup or lacp.</summary>
    [Field(6, "mode", Qualifier.DynamicRO, Default = BondMode.BalanceSlb, Lifecycle = "published boston")]
    public partial BondMode Mode { get; init; }

    /// <summary>Mode-specific options such as the hashing algorithm used with LACP.</summary>
    [Field(7, "properties", Qualifier.DynamicRO, Optional = true, Lifecycle = "published tampa")]
    public partial XenMap<string, string> Properties { get; init; }

    /// <summary>Number of member links that currently have carrier.</summary>
    [Field(8, "links_up", Qualifier.DynamicRO, Default = 0L, Lifecycle = "published tampa")]
    public partial long LinksUp { get; init; }

    /// <summary>
    /// True when the bond MAC follows that of its primary member rather than being chosen by the user.
    /// </summary>
    [Field(9, "auto_update_mac", Qualifier.DynamicRO, Default = true, Lifecycle = "published quebec")]
    public partial bool AutoUpdateMac { get; init; }
}
