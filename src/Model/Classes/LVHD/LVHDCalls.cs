using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Convert an LVM-based SR to thin provisioning with given initial allocation and quantum in bytes.</summary>
[Call("LVHD.enable_thin_provisioning", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published dundee")]
public sealed partial record LVHDEnableThinProvisioning(
    [Param("host", Since = "dundee")] Ref<HostRecord> Host,
    [Param("SR", Since = "dundee")] Ref<SRRecord> SR,
    [Param("initial_allocation", Since = "dundee")] long InitialAllocation,
    [Param("allocation_quantum", Since = "dundee")] long AllocationQuantum) : Call<string>;
