using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Removed: masked processor features at next boot; no longer served since levelling is automatic.</summary>
[Call(
    "host.set_cpu_features", Roles = Role.PoolOperators,
    Lifecycle = "published midnight-ride, deprecated dundee, removed dundee")]
public sealed partial record HostSetCpuFeatures(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host,
    [Param("features", Since = "midnight-ride")] string Features) : Call<Nothing>;

/// <summary>Removed: undid processor feature masking at next boot; no longer served.</summary>
[Call(
    "host.reset_cpu_features", Roles = Role.PoolOperators,
    Lifecycle = "published midnight-ride, deprecated dundee, removed dundee")]
public sealed partial record HostResetCpuFeatures(
    [Param("host", Since = "midnight-ride")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Show the console on the server's physical screen again, from the next reboot on.</summary>
[Call("host.enable_display", Roles = Role.PoolOperators, Async = true, Lifecycle = "published cream")]
public sealed partial record HostEnableDisplay(
    [Param("host", Since = "cream")] Ref<HostRecord> Host) : Call<HostDisplay>;

/// <summary>Stop using the server's physical screen for its console, from the next reboot on.</summary>
[Call("host.disable_display", Roles = Role.PoolOperators, Async = true, Lifecycle = "published cream")]
public sealed partial record HostDisableDisplay(
    [Param("host", Since = "cream")] Ref<HostRecord> Host) : Call<HostDisplay>;

/// <summary>Create the SR-IOV virtual functions of AMD MxGPU graphics cards on the server.</summary>
[Call(
    "host.mxgpu_vf_setup", Roles = Role.VMOperators, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published falcon")]
public sealed partial record HostMxgpuVfSetup(
    [Param("host", Since = "falcon")] Ref<HostRecord> Host) : Call<Nothing>;

/// <summary>Turn the SR-IOV virtual functions of one NVIDIA graphics card on or off.</summary>
[Call(
    "host.nvidia_vf_setup", Roles = Role.VMOperators, Async = true, PoolInternal = true, Hidden = true,
    Lifecycle = "published quebec")]
public sealed partial record HostNvidiaVfSetup(
    [Param("host", Since = "quebec")] Ref<HostRecord> Host,
    [Param("pf", Since = "quebec")] Ref<PCIRecord> Pf,
    [Param("enable", Since = "quebec")] bool Enable) : Call<Nothing>;

/// <summary>Choose whether vCPUs are scheduled by thread, core or socket; takes effect after a reboot.</summary>
[Call("host.set_sched_gran", Roles = Role.LocalRootOnly, Async = true, Lifecycle = "published 1.271.0")]
public sealed partial record HostSetSchedGran(
    [Param("self", Since = "1.271.0")] Ref<HostRecord> Self,
    [Param("value", Since = "1.271.0")] HostSchedGran Value) : Call<Nothing>;

/// <summary>Return whether vCPUs are scheduled by thread, core or socket, as set in the boot options.</summary>
[Call("host.get_sched_gran", Roles = Role.LocalRootOnly, Async = true, Lifecycle = "published 1.271.0")]
public sealed partial record HostGetSchedGran(
    [Param("self", Since = "1.271.0")] Ref<HostRecord> Self) : Call<HostSchedGran>;

/// <summary>Choose how guests started from now on are placed on the server's NUMA nodes.</summary>
[Call("host.set_numa_affinity_policy", Roles = Role.PoolAdmins, Async = true, Lifecycle = "prototyped 24.0.0")]
public sealed partial record HostSetNumaAffinityPolicy(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] HostNumaAffinityPolicy Value) : Call<Nothing>;

/// <summary>Limit how deep processors may idle, given a C-state string; empty lifts the limit.</summary>
[Call("host.set_max_cstate", Roles = Role.PoolOperators, Async = true, Lifecycle = "prototyped 26.0.0")]
public sealed partial record HostSetMaxCstate(
    [Param("self")] Ref<HostRecord> Self,
    [Param("value")] string Value) : Call<Nothing>;
