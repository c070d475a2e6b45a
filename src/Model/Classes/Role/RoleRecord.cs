using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Named set of permissions that can be granted to subjects for access control.</summary>
[XenClass(44, "role", Lifecycle = "published midnight-ride", Events = true)]
public sealed partial record RoleRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the role.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Name of the role or permission, for example pool-admin or vm.start.</summary>
    [Field(
        2, "name_label", Qualifier.StaticRO, Default = "", QueryName = "name__label",
        Lifecycle = "published midnight-ride")]
    public partial string NameLabel { get; init; }

    /// <summary>Explanation of what the role is for.</summary>
    [Field(
        3, "name_description", Qualifier.StaticRO, Default = "", QueryName = "name__description",
        Lifecycle = "published midnight-ride")]
    public partial string NameDescription { get; init; }

    /// <summary>Roles and permissions contained in this one, empty for a single permission.</summary>
    [Field(4, "subroles", Qualifier.StaticRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial RefSet<RoleRecord> Subroles { get; init; }

    /// <summary>True for roles used by the system itself and not meant to be granted to users.</summary>
    [Field(5, "is_internal", Qualifier.DynamicRO, Default = false, Lifecycle = "published 22.5.0")]
    public partial bool IsInternal { get; init; }
}
