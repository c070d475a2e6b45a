using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set whether several hosts can use the storage at the same time.</summary>
[Call("SR.set_shared", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record SRSetShared(
    [Param("sr", Since = "rio")] Ref<SRRecord> SR,
    [Param("value", Since = "rio")] bool Value) : Call<Nothing>;

/// <summary>Change the display name of the repository.</summary>
[Call("SR.set_name_label", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record SRSetNameLabel(
    [Param("sr", Since = "rio")] Ref<SRRecord> SR,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Change the description of the repository.</summary>
[Call("SR.set_name_description", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record SRSetNameDescription(
    [Param("sr", Since = "rio")] Ref<SRRecord> SR,
    [Param("value", Since = "rio")] string Value) : Call<Nothing>;

/// <summary>Attach a new, empty binary blob of the given name and MIME type.</summary>
[Call("SR.create_new_blob", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record SRCreateNewBlob(
    [Param("sr", Since = "orlando")] Ref<SRRecord> SR,
    [Param("name", Since = "orlando")] string Name,
    [Param("mime_type", Since = "orlando")] string MimeType,
    [Param("public", Since = "tampa", Default = false)] bool Public) : Call<Ref<BlobRecord>>;

/// <summary>Record the total size of the storage in bytes; meant for storage drivers.</summary>
[Call("SR.set_physical_size", Roles = Role.PoolOperators, Lifecycle = "published miami")]
public sealed partial record SRSetPhysicalSize(
    [Param("self", Since = "miami")] Ref<SRRecord> Self,
    [Param("value", Since = "miami")] long Value) : Call<Nothing>;

/// <summary>Record the summed virtual size of the disks in bytes; meant for storage drivers.</summary>
[Call("SR.set_virtual_allocation", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published miami")]
public sealed partial record SRSetVirtualAllocation(
    [Param("self", Since = "miami")] Ref<SRRecord> Self,
    [Param("value", Since = "miami")] long Value) : Call<Nothing>;

/// <summary>Record the space in use on the storage in bytes; meant for storage drivers.</summary>
[Call("SR.set_physical_utilisation", Roles = Role.LocalRootOnly, Hidden = true, Lifecycle = "published miami")]
public sealed partial record SRSetPhysicalUtilisation(
    [Param("self", Since = "miami")] Ref<SRRecord> Self,
    [Param("value", Since = "miami")] long Value) : Call<Nothing>;
