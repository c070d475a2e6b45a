using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set up this observer on the tracing components of one host.</summary>
[Call(
    "Observer.register", Roles = Role.PoolAdmins, Async = true, Hidden = true,
    Unsupported = "components that emit spans", Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverRegister(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("host")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Remove this observer from the tracing components of one host.</summary>
[Call(
    "Observer.unregister", Roles = Role.PoolAdmins, Async = true, Hidden = true,
    Unsupported = "components that emit spans", Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverUnregister(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("host")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Replace the set of hosts on which tracing runs; an empty set means all hosts.</summary>
[Call("Observer.set_hosts", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverSetHosts(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("value")] RefSet<HostRecord> Value) : Call<Nothing>;

/// <summary>Switch tracing for this observer on or off.</summary>
[Call("Observer.set_enabled", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverSetEnabled(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("value")] bool Value) : Call<Nothing>;

/// <summary>Replace the attributes added to every emitted span.</summary>
[Call("Observer.set_attributes", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverSetAttributes(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("value")] XenMap<string, string> Value) : Call<Nothing>;

/// <summary>Replace the destinations to which spans are sent.</summary>
[Call("Observer.set_endpoints", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverSetEndpoints(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("value")] XenSet<string> Value) : Call<Nothing>;

/// <summary>Replace the set of components being traced; an empty set means all of them.</summary>
[Call("Observer.set_components", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 23.14.0")]
public sealed partial record ObserverSetComponents(
    [Param("self")] Ref<ObserverRecord> Self,
    [Param("value")] XenSet<string> Value) : Call<Nothing>;
