using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Directory user or group that is allowed to log in to the pool.</summary>
[XenClass(51, "subject", Lifecycle = "published george", Events = true, Constructible = true, Roles = Role.PoolAdmins)]
public sealed partial record SubjectRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the subject record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Identifier of the user or group in the directory service, for example its SID.</summary>
    [Field(2, "subject_identifier", Qualifier.StaticRO, Default = "", Lifecycle = "published george")]
    public partial string SubjectIdentifier { get; init; }

    /// <summary>Details copied from the directory, such as the user and display names.</summary>
    [Field(3, "other_config", Qualifier.StaticRO, Optional = true, Lifecycle = "published george")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Roles granted to the user or group, empty when it has none.</summary>
    [Field(
        4, "roles", Qualifier.DynamicRO, Default = "0165f154-ba3e-034e-6b27-5d271af109ba",
        Lifecycle = "published midnight-ride")]
    public partial RefSet<RoleRecord> Roles { get; init; }
}
