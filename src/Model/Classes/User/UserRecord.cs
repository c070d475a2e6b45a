using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Local account known to the toolstack, with a short login name and a full name.</summary>
[XenClass(
    55, "user", Lifecycle = "published rio, deprecated george", Listed = false, Constructible = true,
    Roles = Role.PoolAdmins)]
public sealed partial record UserRecord : XenRecord
{
    /// <summary>Globally unique identifier assigned to the account record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Brief login name, such as root.</summary>
    [Field(2, "short_name", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string ShortName { get; init; }

    /// <summary>Human-readable full name of the account holder.</summary>
    [Field(3, "fullname", Qualifier.RW, WriteRoles = Role.PoolAdmins, Lifecycle = "published rio")]
    public partial string Fullname { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the account.</summary>
    [Field(
        4, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolAdmins,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
