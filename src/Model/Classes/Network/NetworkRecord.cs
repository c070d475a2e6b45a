using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Virtual Ethernet switch spanning the pool, joining VM and host interfaces.</summary>
[XenClass(25, "network", Lifecycle = "published rio", Events = true, Constructible = true, Roles = Role.VMAdmins)]
public sealed partial record NetworkRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this network.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short human-readable name of the network, editable.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Free-text notes about the network, editable.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Operations that may be started on the network in its present state.</summary>
    [Field(
        4, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<NetworkOperations> AllowedOperations { get; init; }

    /// <summary>Operations in progress, keyed by the task that runs each of them.</summary>
    [Field(
        5, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, NetworkOperations> CurrentOperations { get; init; }

    /// <summary>Virtual interfaces of VMs plugged into the network.</summary>
    [Field(6, "VIFs", Qualifier.DynamicRO, InverseOf = "VIF.network", Lifecycle = "published rio")]
    public partial RefSet<VIFRecord> VIFs { get; init; }

    /// <summary>Host interfaces that connect the network to the outside; empty for internal networks.</summary>
    [Field(7, "PIFs", Qualifier.DynamicRO, InverseOf = "PIF.network", Lifecycle = "published rio")]
    public partial RefSet<PIFRecord> PIFs { get; init; }

    /// <summary>Largest packet the network carries, in bytes, usually 1500.</summary>
    [Field(8, "MTU", Qualifier.RW, Default = 1500L, WriteRoles = Role.VMAdmins, Lifecycle = "published midnight-ride")]
    public partial long MTU { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(
        9, "other_config", Qualifier.RW, WriteRoles = Role.PoolOperators, KeyRoles = ["folder=vm-operator",
        "XenCenter.CustomFields.*=vm-operator", "XenCenterCreateInProgress=vm-operator"], Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Name of the bridge that implements the network on each host.</summary>
    [Field(10, "bridge", Qualifier.StaticRO, Default = "", Lifecycle = "published rio, changed falcon")]
    public partial string Bridge { get; init; }

    /// <summary>True when the toolstack creates and removes the bridge itself.</summary>
    [Field(11, "managed", Qualifier.StaticRO, Default = true, Lifecycle = "published falcon")]
    public partial bool Managed { get; init; }

    /// <summary>Binary payloads attached to the network, keyed by name.</summary>
    [Field(12, "blobs", Qualifier.DynamicRO, Optional = true, Lifecycle = "published orlando")]
    public partial XenMap<string, Ref<BlobRecord>> Blobs { get; init; }

    /// <summary>User-defined labels for sorting and searching.</summary>
    [Field(13, "tags", Qualifier.RW, Optional = true, WriteRoles = Role.VMOperators, Lifecycle = "published orlando")]
    public partial XenSet<string> Tags { get; init; }

    /// <summary>Traffic policy for VIFs that follow the network default: unlocked or disabled.</summary>
    [Field(
        14, "default_locking_mode", Qualifier.DynamicRO, Default = NetworkDefaultLockingMode.Unlocked,
        Lifecycle = "published tampa")]
    public partial NetworkDefaultLockingMode DefaultLockingMode { get; init; }

    /// <summary>Addresses handed out by the toolstack to VIFs, as on the host-internal management network.</summary>
    [Field(15, "assigned_ips", Qualifier.DynamicRO, Optional = true, Lifecycle = "published creedence")]
    public partial XenMap<Ref<VIFRecord>, string> AssignedIps { get; init; }

    /// <summary>Special services allowed on the network, such as NBD access to disks.</summary>
    [Field(16, "purpose", Qualifier.DynamicRO, Optional = true, Lifecycle = "published inverness")]
    public partial XenSet<NetworkPurpose> Purpose { get; init; }
}
