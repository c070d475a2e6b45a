using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>
/// API client recognised by its user agent and address, so its call usage can be tracked and limited.
/// </summary>
[XenClass(4, "Caller", Lifecycle = "prototyped 26.17.0", Events = true, Constructible = true, Roles = Role.PoolAdmins)]
public sealed partial record CallerRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this caller record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped 26.17.0")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the caller, editable.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolAdmins,
        Lifecycle = "prototyped 26.17.0")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes about the caller, editable.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolAdmins, Lifecycle = "prototyped 26.17.0")]
    public partial string NameDescription { get; init; }

    /// <summary>HTTP user agent string by which requests of this client are recognised.</summary>
    [Field(4, "user_agent", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 26.17.0")]
    public partial string UserAgent { get; init; }

    /// <summary>Network address from which this client sends its requests.</summary>
    [Field(5, "client_ip", Qualifier.StaticRO, Default = "", Lifecycle = "prototyped 26.17.0")]
    public partial string ClientIp { get; init; }

    /// <summary>Time of the most recent request attributed to this client.</summary>
    [Field(6, "last_access", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 26.17.0")]
    public partial DateTimeOffset LastAccess { get; init; }

    /// <summary>Names of the groups this client has been put in for combined usage reporting.</summary>
    [Field(7, "groups", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 26.17.0")]
    public partial XenSet<string> Groups { get; init; }

    /// <summary>Rate limit that applies to this client; null when it is not limited.</summary>
    [Field(8, "rate_limit", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 26.17.0")]
    public partial Ref<RateLimitRecord> RateLimit { get; init; }

    /// <summary>True when the record was made automatically on first contact rather than by an administrator.</summary>
    [Field(9, "auto_registered", Qualifier.DynamicRO, Default = false, Lifecycle = "prototyped 26.17.0")]
    public partial bool AutoRegistered { get; init; }
}
