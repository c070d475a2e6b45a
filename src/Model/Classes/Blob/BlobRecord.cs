using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Small opaque binary payload stored by the pool and tied to some other object.</summary>
[XenClass(2, "blob", Lifecycle = "published orlando", Events = true)]
public sealed partial record BlobRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this blob.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the blob, editable.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes explaining what the blob holds, editable.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Length of the stored data in bytes.</summary>
    [Field(4, "size", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Size { get; init; }

    /// <summary>True when the data can be downloaded without logging in.</summary>
    [Field(5, "public", Qualifier.RW, Default = false, WriteRoles = Role.PoolOperators, Lifecycle = "published tampa")]
    public partial bool Public { get; init; }

    /// <summary>Time at which the stored data was last written.</summary>
    [Field(6, "last_updated", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial DateTimeOffset LastUpdated { get; init; }

    /// <summary>Media type of the data, such as image/png or application/octet-stream.</summary>
    [Field(7, "mime_type", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial string MimeType { get; init; }
}
