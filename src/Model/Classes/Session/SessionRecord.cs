using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Authenticated login to the API, needed by almost every call.</summary>
[XenClass(47, "session", Lifecycle = "published rio", Persistent = false, Listed = false)]
public sealed partial record SessionRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the session record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Host on which the session is logged in.</summary>
    [Field(2, "this_host", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> ThisHost { get; init; }

    /// <summary>Legacy user account behind the session, null for external logins.</summary>
    [Field(3, "this_user", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<UserRecord> ThisUser { get; init; }

    /// <summary>Time of the latest use of the session, which decides when it times out.</summary>
    [Field(4, "last_active", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset LastActive { get; init; }

    /// <summary>True for a session between pool members, false for an ordinary client login.</summary>
    [Field(5, "pool", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool Pool { get; init; }

    /// <summary>Free-form key/value pairs attached by clients.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolAdmins, Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True when logged in as the local root, which bypasses role checks.</summary>
    [Field(7, "is_local_superuser", Qualifier.DynamicRO, Default = false, Lifecycle = "published george")]
    public partial bool IsLocalSuperuser { get; init; }

    /// <summary>Subject record that allowed the login, null for a local superuser.</summary>
    [Field(8, "subject", Qualifier.DynamicRO, Optional = true, Lifecycle = "published george")]
    public partial Ref<SubjectRecord> Subject { get; init; }

    /// <summary>Time at which the external login was last confirmed with the directory.</summary>
    [Field(9, "validation_time", Qualifier.DynamicRO, Optional = true, Lifecycle = "published george")]
    public partial DateTimeOffset ValidationTime { get; init; }

    /// <summary>Directory identifier of the logged-in user, empty for a local superuser.</summary>
    [Field(10, "auth_user_sid", Qualifier.DynamicRO, Default = "", Lifecycle = "published george")]
    public partial string AuthUserSid { get; init; }

    /// <summary>Name of the logged-in user as the directory gives it, empty when unknown.</summary>
    [Field(11, "auth_user_name", Qualifier.DynamicRO, Default = "", Lifecycle = "published midnight-ride")]
    public partial string AuthUserName { get; init; }

    /// <summary>Names of the permissions that the session holds, empty for a local superuser.</summary>
    [Field(12, "rbac_permissions", Qualifier.StaticRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial XenSet<string> RbacPermissions { get; init; }

    /// <summary>Tasks started from this session.</summary>
    [Field(13, "tasks", Qualifier.DynamicRO, InverseOf = "task.session", Lifecycle = "published midnight-ride")]
    public partial RefSet<TaskRecord> Tasks { get; init; }

    /// <summary>Session from which this one was made, null when there is none.</summary>
    [Field(14, "parent", Qualifier.StaticRO, Optional = true, Lifecycle = "published midnight-ride")]
    public partial Ref<SessionRecord> Parent { get; init; }

    /// <summary>Name that the client program gave of itself at login.</summary>
    [Field(15, "originator", Qualifier.DynamicRO, Default = "", Lifecycle = "published clearwater")]
    public partial string Originator { get; init; }

    /// <summary>True when the login was made with a TLS client certificate.</summary>
    [Field(16, "client_certificate", Qualifier.DynamicRO, Default = false, Lifecycle = "published 21.2.0")]
    public partial bool ClientCertificate { get; init; }
}
