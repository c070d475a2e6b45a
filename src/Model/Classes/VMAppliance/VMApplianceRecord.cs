using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Group of VMs that are started, stopped and recovered together in a set order.</summary>
[XenClass(
    66, "VM_appliance", Lifecycle = "published boston", Events = true, Constructible = true,
    Roles = Role.PoolOperators)]
public sealed partial record VMApplianceRecord : XenRecord
{
    /// <summary>Globally unique identifier of the appliance.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short name of the appliance as shown to users; need not be unique.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.PoolOperators,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer free-text notes describing the appliance.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description",
        WriteRoles = Role.PoolOperators, Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Actions the server would accept on the group right now; a hint that can go stale.</summary>
    [Field(
        4, "allowed_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenSet<VMApplianceOperation> AllowedOperations { get; init; }

    /// <summary>Actions in progress, keyed by task with the operation as value; empty when idle.</summary>
    [Field(
        5, "current_operations", Qualifier.DynamicRO, Optional = true, Recomputed = true, Lifecycle = "published rio")]
    public partial XenMap<string, VMApplianceOperation> CurrentOperations { get; init; }

    /// <summary>Virtual machines that belong to the appliance; a VM belongs to at most one.</summary>
    [Field(6, "VMs", Qualifier.DynamicRO, InverseOf = "VM.appliance", Lifecycle = "published rio")]
    public partial RefSet<VMRecord> VMs { get; init; }
}
