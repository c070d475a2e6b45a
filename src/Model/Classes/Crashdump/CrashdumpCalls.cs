using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Delete the crash dump along with the disk that stores it.</summary>
[Call("crashdump.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published rio")]
public sealed partial record CrashdumpDestroy(
    [Param("self", Since = "rio")] Ref<CrashdumpRecord> Self) : Call<Nothing>;
