using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Space on one host's storage set aside for caching disks of a PVS site.</summary>
[XenClass(
    38, "PVS_cache_storage", Lifecycle = "published ely", Events = true, Constructible = true,
    Roles = Role.PoolOperators)]
public sealed partial record PVSCacheStorageRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the cache storage.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published ely")]
    public partial string Uuid { get; init; }

    /// <summary>Host whose PVS proxies use this cache.</summary>
    [Field(2, "host", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Storage repository in which the cache disk is kept.</summary>
    [Field(3, "SR", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<SRRecord> SR { get; init; }

    /// <summary>PVS site for which data is cached.</summary>
    [Field(4, "site", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<PVSSiteRecord> Site { get; init; }

    /// <summary>Space reserved for the cache disk, in bytes.</summary>
    [Field(5, "size", Qualifier.StaticRO, Default = 21474836480L, Lifecycle = "published ely")]
    public partial long Size { get; init; }

    /// <summary>Disk image holding the cached data, null until it has been created.</summary>
    [Field(6, "VDI", Qualifier.DynamicRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<VDIRecord> VDI { get; init; }
}
