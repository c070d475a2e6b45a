using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set up a proxy for a VM's network interface against the given PVS site.</summary>
[Call("PVS_proxy.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PVSProxyCreate(
    [Param("site", Since = "ely")] Ref<PVSSiteRecord> Site,
    [Param("VIF", Since = "ely")] Ref<VIFRecord> VIF) : Call<Ref<PVSProxyRecord>>;

/// <summary>Remove a proxy, switching it off first when the VM is running.</summary>
[Call("PVS_proxy.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PVSProxyDestroy(
    [Param("self", Since = "ely")] Ref<PVSProxyRecord> Self) : Call<Nothing>;
