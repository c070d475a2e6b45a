using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>
/// Create an empty blob record with the given media type and visibility; data is uploaded afterwards.
/// </summary>
[Call("blob.create", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record BlobCreate(
    [Param("mime_type", Since = "orlando")] string MimeType,
    [Param("public", Since = "tampa", Default = false)] bool Public) : Call<Ref<BlobRecord>>;

/// <summary>Delete the blob record together with its stored data.</summary>
[Call("blob.destroy", Roles = Role.PoolOperators, Lifecycle = "published orlando")]
public sealed partial record BlobDestroy(
    [Param("self", Since = "orlando")] Ref<BlobRecord> Self) : Call<Nothing>;
