using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Summary of a storage repository found by a probe: name, space and health.</summary>
[XenClass(
    50, "sr_stat", Lifecycle = "prototyped kolkata, published lima, extended 24.17.0", Persistent = false,
    InDatabase = false, Listed = false)]
public sealed partial record SrStatRecord : XenRecord
{
    /// <summary>Identifier of the repository, null when the storage type has none.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial string? Uuid { get; init; }

    /// <summary>Short display name of the repository.</summary>
    [Field(2, "name_label", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial string NameLabel { get; init; }

    /// <summary>Free text describing the repository.</summary>
    [Field(
        3, "name_description", Qualifier.DynamicRO,
        Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial string NameDescription { get; init; }

    /// <summary>Space still unused on the storage, in bytes.</summary>
    [Field(4, "free_space", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial long FreeSpace { get; init; }

    /// <summary>Total size of the storage, in bytes.</summary>
    [Field(5, "total_space", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial long TotalSpace { get; init; }

    /// <summary>True when the storage runs on a clustered file system.</summary>
    [Field(6, "clustered", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial bool Clustered { get; init; }

    /// <summary>Condition of the storage, such as healthy, recovering or unreachable.</summary>
    [Field(7, "health", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima, extended 24.17.0")]
    public partial SRHealth Health { get; init; }
}
