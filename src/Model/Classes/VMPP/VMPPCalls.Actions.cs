using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: ran the backup of a policy at once; no longer served.</summary>
[Call(
    "VMPP.protect_now", Roles = Role.PoolOperators,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPProtectNow(
    [Param("vmpp", Since = "cowley")] Ref<VMPPRecord> Vmpp) : Call<string>;

/// <summary>Removed: copied one snapshot to the archive share at once; no longer served.</summary>
[Call(
    "VMPP.archive_now", Roles = Role.VMPowerAdmins,
    Lifecycle = "published cowley, deprecated clearwater, removed clearwater")]
public sealed partial record VMPPArchiveNow(
    [Param("snapshot", Since = "cowley")] Ref<VMRecord> Snapshot) : Call<string>;
