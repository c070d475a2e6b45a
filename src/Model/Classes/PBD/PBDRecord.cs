using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Link between a host and an SR, with the settings the host uses to reach the storage.</summary>
[XenClass(28, "PBD", Lifecycle = "published rio", Events = true, Constructible = true, Roles = Role.PoolOperators)]
public sealed partial record PBDRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this PBD.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Host that reaches the storage through this link.</summary>
    [Field(2, "host", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<HostRecord> Host { get; init; }

    /// <summary>Storage repository being reached.</summary>
    [Field(3, "SR", Qualifier.StaticRO, Lifecycle = "published rio")]
    public partial Ref<SRRecord> SR { get; init; }

    /// <summary>Backend settings such as server, path or device, as key-value pairs.</summary>
    [Field(4, "device_config", Qualifier.StaticRO, SecretKeys = true, Lifecycle = "published rio")]
    public partial XenMap<string, string> DeviceConfig { get; init; }

    /// <summary>True when the SR is attached on the host right now.</summary>
    [Field(5, "currently_attached", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial bool CurrentlyAttached { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        6, "other_config", Qualifier.RW, Optional = true, WriteRoles = Role.PoolOperators,
        Lifecycle = "published miami")]
    public partial XenMap<string, string> OtherConfig { get; init; }
}
