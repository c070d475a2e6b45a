using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Overlay link carrying a private network between hosts over an existing interface.</summary>
[XenClass(53, "tunnel", Lifecycle = "published cowley", Events = true)]
public sealed partial record TunnelRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the tunnel.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published cowley")]
    public partial string Uuid { get; init; }

    /// <summary>Interface through which VMs on the host use the tunnelled network.</summary>
    [Field(2, "access_PIF", Qualifier.StaticRO, Optional = true, Lifecycle = "published cowley")]
    public partial Ref<PIFRecord> AccessPIF { get; init; }

    /// <summary>Interface whose IP network carries the encapsulated packets.</summary>
    [Field(3, "transport_PIF", Qualifier.StaticRO, Optional = true, Lifecycle = "published cowley")]
    public partial Ref<PIFRecord> TransportPIF { get; init; }

    /// <summary>Tunnel condition as key/value pairs; the active key says whether it is up.</summary>
    [Field(
        4, "status", Qualifier.RW, Default = "active=false", WriteRoles = Role.PoolOperators,
        Lifecycle = "published cowley")]
    public partial XenMap<string, string> Status { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        5, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published cowley")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Encapsulation in use, gre or vxlan.</summary>
    [Field(
        6, "protocol", Qualifier.RW, Default = TunnelProtocol.Gre, WriteRoles = Role.PoolOperators,
        Lifecycle = "published 1.250.0")]
    public partial TunnelProtocol Protocol { get; init; }
}
