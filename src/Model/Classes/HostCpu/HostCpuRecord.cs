using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Deprecated record of one physical CPU of a host.</summary>
[XenClass(18, "host_cpu", Lifecycle = "published rio, deprecated midnight-ride", Events = true)]
public sealed partial record HostCpuRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this CPU record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Host in which the CPU is installed.</summary>
    [Field(2, "host", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Index of the CPU within its host, counting from 0.</summary>
    [Field(3, "number", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Number { get; init; }

    /// <summary>Manufacturer string reported by the processor.</summary>
    [Field(4, "vendor", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Vendor { get; init; }

    /// <summary>Clock speed of the CPU in MHz.</summary>
    [Field(5, "speed", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Speed { get; init; }

    /// <summary>Marketing name of the processor model.</summary>
    [Field(6, "modelname", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Modelname { get; init; }

    /// <summary>Family number of the processor as reported by CPUID.</summary>
    [Field(7, "family", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Family { get; init; }

    /// <summary>Model number of the processor as reported by CPUID.</summary>
    [Field(8, "model", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial long Model { get; init; }

    /// <summary>Silicon revision of the processor.</summary>
    [Field(9, "stepping", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Stepping { get; init; }

    /// <summary>Space-separated list of CPU flags in Linux cpuinfo style.</summary>
    [Field(10, "flags", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Flags { get; init; }

    /// <summary>Feature bitmap of the physical CPU, encoded as hexadecimal text.</summary>
    [Field(11, "features", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Features { get; init; }

    /// <summary>Share of time the CPU is currently busy, as a fraction from 0 to 1.</summary>
    [Field(12, "utilisation", Qualifier.DynamicRO, Recomputed = true, Volatile = true, Lifecycle = "published rio")]
    public partial double Utilisation { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        13, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published orlando")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
