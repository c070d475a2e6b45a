using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>List the names of all API calls that the server supports.</summary>
[Call("host.list_methods", Roles = Role.Everyone, Lifecycle = "published rio")]
public sealed partial record HostListMethods : Call<XenSet<string>>;

/// <summary>Attach a new empty binary object, with a name and MIME type, to the server.</summary>
[Call("host.create_new_blob", Roles = Role.PoolOperators, Async = true, Lifecycle = "published orlando")]
public sealed partial record HostCreateNewBlob(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("name", Since = "orlando")] string Name,
    [Param("mime_type", Since = "orlando")] string MimeType,
    [Param("public", Since = "tampa", Default = false)] bool Public) : Call<Ref<BlobRecord>>;

/// <summary>Run a function of a plugin script installed on the server and return its output string.</summary>
[Call("host.call_plugin", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published orlando")]
public sealed partial record HostCallPlugin(
    [Param("host", Since = "orlando")] Ref<HostRecord> Host,
    [Param("plugin", Since = "orlando")] string Plugin,
    [Param("fn", Since = "orlando")] string Fn,
    [Param("args", Since = "orlando")] XenMap<string, string> Args) : Call<string>;

/// <summary>Report whether an API extension of the given name is installed on the server.</summary>
[Call("host.has_extension", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published ely")]
public sealed partial record HostHasExtension(
    [Param("host", Since = "ely")] Ref<HostRecord> Host,
    [Param("name", Since = "ely")] string Name) : Call<bool>;

/// <summary>Invoke an API extension script on the server and return its result.</summary>
[Call("host.call_extension", Roles = Role.PoolAdmins, Lifecycle = "published ely")]
public sealed partial record HostCallExtension(
    [Param("host", Since = "ely")] Ref<HostRecord> Host,
    [Param("call", Since = "ely")] string Call) : Call<string>;
