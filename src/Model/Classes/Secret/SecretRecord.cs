using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Sensitive value, such as a password, kept out of other records and referred to by uuid.</summary>
[XenClass(
    46, "secret", Lifecycle = "published midnight-ride", Constructible = true, Roles = Role.PoolOperators,
    ReadRoles = Role.PoolOperators)]
public sealed partial record SecretRecord : XenRecord
{
    /// <summary>Unique identifier by which other settings refer to the secret.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, ReadRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>The sensitive text itself, for example a password.</summary>
    [Field(
        2, "value", Qualifier.RW, ReadRoles = Role.PoolOperators, WriteRoles = Role.PoolOperators, Secret = true,
        Lifecycle = "published rio")]
    public partial string Value { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        3, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
