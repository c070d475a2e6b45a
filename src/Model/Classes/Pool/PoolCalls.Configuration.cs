using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add an empty binary attachment of a given MIME type to the pool and return it.</summary>
[Call("pool.create_new_blob", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record PoolCreateNewBlob(
    [Param("pool", Since = "orlando")] Ref<PoolRecord> Pool,
    [Param("name", Since = "orlando")] string Name,
    [Param("mime_type", Since = "orlando")] string MimeType,
    [Param("public", Since = "tampa", Default = false)] bool Public) : Call<Ref<BlobRecord>>;

/// <summary>Write one line to the coordinator's audit log.</summary>
[Call(
    "pool.audit_log_append", Roles = Role.PoolAdmins, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record PoolAuditLogAppend(
    [Param("line", Since = "midnight-ride")] string Line) : Call<Nothing>;

/// <summary>Tell whether every host offers the named API extension.</summary>
[Call("pool.has_extension", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published dundee")]
public sealed partial record PoolHasExtension(
    [Param("self", Since = "dundee")] Ref<PoolRecord> Self,
    [Param("name", Since = "dundee")] string Name) : Call<bool>;
