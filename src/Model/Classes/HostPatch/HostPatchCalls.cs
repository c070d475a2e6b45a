using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated: deletes the patch file from the host without uninstalling the hotfix.</summary>
[Call("host_patch.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio, deprecated miami")]
public sealed partial record HostPatchDestroy(
    [Param("self", Since = "rio")] Ref<HostPatchRecord> Self) : Call<Nothing>;

/// <summary>Deprecated: installs the hotfix on its host and returns the installer output.</summary>
[Call("host_patch.apply", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio, deprecated miami")]
public sealed partial record HostPatchApply(
    [Param("self", Since = "rio")] Ref<HostPatchRecord> Self) : Call<string>;
