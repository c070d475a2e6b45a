using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Delete the dump from the disk of the host together with its record.</summary>
[Call("host_crashdump.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostCrashdumpDestroy(
    [Param("self", Since = "rio")] Ref<HostCrashdumpRecord> Self) : Call<Nothing>;

/// <summary>Send the dump to a URL, or to the default support server when none is given.</summary>
[Call("host_crashdump.upload", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record HostCrashdumpUpload(
    [Param("self", Since = "rio")] Ref<HostCrashdumpRecord> Self,
    [Param("url", Since = "rio")] string URL,
    [Param("options", Since = "rio")] XenMap<string, string> Options) : Call<Nothing>;
