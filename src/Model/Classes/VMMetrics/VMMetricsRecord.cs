using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Runtime facts about a VM as measured by the hypervisor and toolstack.</summary>
[XenClass(69, "VM_metrics", Lifecycle = "published rio", Events = true)]
public sealed partial record VMMetricsRecord : XenRecord
{
    /// <summary>Globally unique identifier of the VM measurement record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Memory in bytes that the VM really holds at present.</summary>
    [Field(
        2, "memory_actual", Qualifier.DynamicRO, QueryName = "memory__actual", Recomputed = true, Volatile = true,
        Lifecycle = "published rio")]
    public partial long MemoryActual { get; init; }

    /// <summary>Number of virtual CPUs currently online.</summary>
    [Field(3, "VCPUs_number", Qualifier.DynamicRO, QueryName = "VCPUs__number", Lifecycle = "published rio")]
    public partial long VCPUsNumber { get; init; }

    /// <summary>Load of each virtual CPU by number, as a fraction 0 to 1; obsolete, normally empty.</summary>
    [Field(
        4, "VCPUs_utilisation", Qualifier.DynamicRO, Optional = true, QueryName = "VCPUs__utilisation",
        Recomputed = true, Volatile = true, Lifecycle = "published rio, deprecated tampa, removed tampa")]
    public partial XenMap<long, double> VCPUsUtilisation { get; init; }

    /// <summary>Physical CPU on which each virtual CPU runs, by number; obsolete, normally empty.</summary>
    [Field(
        5, "VCPUs_CPU", Qualifier.DynamicRO, QueryName = "VCPUs__CPU", Recomputed = true, Volatile = true,
        Lifecycle = "published rio")]
    public partial XenMap<long, long> VCPUsCPU { get; init; }

    /// <summary>Scheduler parameters now in force, such as weight, cap and mask.</summary>
    [Field(
        6, "VCPUs_params", Qualifier.DynamicRO, QueryName = "VCPUs__params", Recomputed = true, Volatile = true,
        Lifecycle = "published rio")]
    public partial XenMap<string, string> VCPUsParams { get; init; }

    /// <summary>State flags of each virtual CPU by number, such as online, blocked or running.</summary>
    [Field(
        7, "VCPUs_flags", Qualifier.DynamicRO, QueryName = "VCPUs__flags", Recomputed = true, Volatile = true,
        Lifecycle = "published rio")]
    public partial XenMap<long, XenSet<string>> VCPUsFlags { get; init; }

    /// <summary>Hypervisor state flags of the domain, such as running, blocked or dying.</summary>
    [Field(8, "state", Qualifier.DynamicRO, Recomputed = true, Volatile = true, Lifecycle = "published rio")]
    public partial XenSet<string> State { get; init; }

    /// <summary>Moment the VM was last started.</summary>
    [Field(9, "start_time", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset StartTime { get; init; }

    /// <summary>Moment the VM was created or installed; the 1970 epoch when unknown.</summary>
    [Field(10, "install_time", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial DateTimeOffset InstallTime { get; init; }

    /// <summary>Moment at which the record was last refreshed.</summary>
    [Field(11, "last_updated", Qualifier.DynamicRO, Recomputed = true, Volatile = true, Lifecycle = "published rio")]
    public partial DateTimeOffset LastUpdated { get; init; }

    /// <summary>Free-form key/value pairs that clients may attach to the measurement record.</summary>
    [Field(
        12, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.VMAdmins, Recomputed = true,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>True when the running VM uses hardware-assisted virtualisation; valid only while it runs.</summary>
    [Field(13, "hvm", Qualifier.DynamicRO, Default = false, Recomputed = true, Lifecycle = "published ely")]
    public partial bool Hvm { get; init; }

    /// <summary>True when the running VM can itself host hardware-assisted VMs.</summary>
    [Field(14, "nested_virt", Qualifier.DynamicRO, Default = false, Recomputed = true, Lifecycle = "published ely")]
    public partial bool NestedVirt { get; init; }

    /// <summary>True when the running VM is pinned to its host and cannot be migrated or suspended.</summary>
    [Field(15, "nomigrate", Qualifier.DynamicRO, Default = false, Recomputed = true, Lifecycle = "published ely")]
    public partial bool Nomigrate { get; init; }

    /// <summary>Virtualisation mode of the running domain, such as hvm, pv or pvh; unspecified if halted.</summary>
    [Field(
        16, "current_domain_type", Qualifier.DynamicRO, Default = DomainType.Unspecified,
        Lifecycle = "prototyped jura, published kolkata")]
    public partial DomainType CurrentDomainType { get; init; }

    /// <summary>True when the memory of the VM was placed with NUMA locality in mind.</summary>
    [Field(17, "numa_optimised", Qualifier.StaticRO, Default = false, Lifecycle = "prototyped 26.2.0")]
    public partial bool NumaOptimised { get; init; }

    /// <summary>Number of NUMA nodes over which the memory of the VM is spread.</summary>
    [Field(18, "numa_nodes", Qualifier.StaticRO, Default = 0L, Lifecycle = "prototyped 26.2.0")]
    public partial long NumaNodes { get; init; }

    /// <summary>Bytes of VM memory on each NUMA node, keyed by node number.</summary>
    [Field(19, "numa_node_memory", Qualifier.DynamicRO, Optional = true, Lifecycle = "prototyped 26.2.0")]
    public partial XenMap<long, long> NumaNodeMemory { get; init; }

    /// <summary>Performance counters whose recording differs from the default: <c>true</c> or <c>false</c>.</summary>
    [Field(20, "recorded_data_sources", Qualifier.DynamicRO, Internal = true)]
    public partial XenMap<string, string> DataSources { get; init; }
}
