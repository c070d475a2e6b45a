using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Group of provisioning servers together with the caches and proxies that use them.</summary>
[XenClass(41, "PVS_site", Lifecycle = "published ely", Events = true)]
public sealed partial record PVSSiteRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the site record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published ely")]
    public partial string Uuid { get; init; }

    /// <summary>Short display name of the site.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published ely")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the site.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published ely")]
    public partial string NameDescription { get; init; }

    /// <summary>Identifier that the PVS software itself uses for the site, empty when not yet known.</summary>
    [Field(4, "PVS_uuid", Qualifier.StaticRO, Default = "", Lifecycle = "published ely")]
    public partial string PVSUuid { get; init; }

    /// <summary>Cache storage set up for this site, at most one per host.</summary>
    [Field(
        5, "cache_storage", Qualifier.DynamicRO, Optional = true, InverseOf = "PVS_cache_storage.site",
        Lifecycle = "published ely")]
    public partial RefSet<PVSCacheStorageRecord> CacheStorage { get; init; }

    /// <summary>Provisioning servers registered for this site.</summary>
    [Field(6, "servers", Qualifier.DynamicRO, InverseOf = "PVS_server.site", Lifecycle = "published ely")]
    public partial RefSet<PVSServerRecord> Servers { get; init; }

    /// <summary>Proxies whose VMs stream from this site.</summary>
    [Field(7, "proxies", Qualifier.DynamicRO, InverseOf = "PVS_proxy.site", Lifecycle = "published ely")]
    public partial RefSet<PVSProxyRecord> Proxies { get; init; }
}
