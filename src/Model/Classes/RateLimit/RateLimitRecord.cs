using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Token bucket that throttles the API requests of selected callers.</summary>
[XenClass(
    42, "Rate_limit", Lifecycle = "prototyped 26.17.0", Events = true, Constructible = true, Roles = Role.PoolAdmins)]
public sealed partial record RateLimitRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the limit.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped 26.17.0")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the limit.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolAdmins,
        Lifecycle = "prototyped 26.17.0")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the limit.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolAdmins, Lifecycle = "prototyped 26.17.0")]
    public partial string NameDescription { get; init; }

    /// <summary>Callers whose requests draw on this limit.</summary>
    [Field(4, "callers", Qualifier.DynamicRO, InverseOf = "Caller.rate_limit", Lifecycle = "prototyped 26.17.0")]
    public partial RefSet<CallerRecord> Callers { get; init; }

    /// <summary>Capacity of the token bucket: how many tokens can be spent in one go.</summary>
    [Field(5, "burst_size", Qualifier.StaticRO, Default = 0.0, Lifecycle = "prototyped 26.17.0")]
    public partial double BurstSize { get; init; }

    /// <summary>Rate at which the bucket refills, in tokens per second.</summary>
    [Field(6, "fill_rate", Qualifier.StaticRO, Default = 0.0, Lifecycle = "prototyped 26.17.0")]
    public partial double FillRate { get; init; }
}
