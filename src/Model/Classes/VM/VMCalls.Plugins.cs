using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>List the system services that a driver domain offers, by type and name.</summary>
[Call("VM.query_services", Roles = Role.PoolAdmins, Async = true, Lifecycle = "published tampa")]
public sealed partial record VMQueryServices(
    [Param("self", Since = "tampa")] Ref<VMRecord> Self) : Call<XenMap<string, string>>;

/// <summary>Run a function of an agent plugin inside the running guest and return its output.</summary>
[Call("VM.call_plugin", Roles = Role.VMOperators, Async = true, Lifecycle = "published cream")]
public sealed partial record VMCallPlugin(
    [Param("vm", Since = "cream")] Ref<VMRecord> VM,
    [Param("plugin", Since = "cream")] string Plugin,
    [Param("fn", Since = "cream")] string Fn,
    [Param("args", Since = "cream")] XenMap<string, string> Args) : Call<string>;

/// <summary>Run a plugin function on the host where this VM resides and return its output.</summary>
[Call("VM.call_host_plugin", Roles = Role.VMOperators, Async = true, Lifecycle = "prototyped 25.22.0")]
public sealed partial record VMCallHostPlugin(
    [Param("vm")] Ref<VMRecord> VM,
    [Param("plugin")] string Plugin,
    [Param("fn")] string Fn,
    [Param("args")] XenMap<string, string> Args) : Call<string>;
