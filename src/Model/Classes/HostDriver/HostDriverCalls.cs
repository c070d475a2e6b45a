using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Choose which variant of the driver to use, normally taking effect at the next reboot.</summary>
[Call("Host_driver.select", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.2.0")]
public sealed partial record HostDriverSelect(
    [Param("self")] Ref<HostDriverRecord> Self,
    [Param("variant")] Ref<DriverVariantRecord> Variant) : Call<Nothing>;

/// <summary>Undo the choice of variant so that none is selected for the driver.</summary>
[Call("Host_driver.deselect", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.2.0")]
public sealed partial record HostDriverDeselect(
    [Param("self")] Ref<HostDriverRecord> Self) : Call<Nothing>;

/// <summary>Look again at the drivers installed on a host and update their records.</summary>
[Call("Host_driver.rescan", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 25.2.0")]
public sealed partial record HostDriverRescan(
    [Param("host")] Ref<HostRecord> Host) : Call<Nothing>;
