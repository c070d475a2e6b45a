using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Hide the device from the control domain so it can be passed to a VM, after a host reboot.</summary>
[Call("PCI.disable_dom0_access", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 24.14.0")]
public sealed partial record PCIDisableDom0Access(
    [Param("self")] Ref<PCIRecord> Self) : Call<PCIDom0Access>;

/// <summary>Give the device back to the control domain, after a host reboot.</summary>
[Call("PCI.enable_dom0_access", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 24.14.0")]
public sealed partial record PCIEnableDom0Access(
    [Param("self")] Ref<PCIRecord> Self) : Call<PCIDom0Access>;

/// <summary>Report whether the control domain may use the device, now and after the next reboot.</summary>
[Call("PCI.get_dom0_access_status", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 24.14.0")]
public sealed partial record PCIGetDom0AccessStatus(
    [Param("self")] Ref<PCIRecord> Self) : Call<PCIDom0Access>;
