using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Set of VMs that share a policy on how they are placed across hosts.</summary>
[XenClass(67, "VM_group", Lifecycle = "prototyped 24.19.1", Events = true, Constructible = true, Roles = Role.VMAdmins)]
public sealed partial record VMGroupRecord : XenRecord
{
    /// <summary>Globally unique identifier of the VM group.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Short name of the group as shown to users; need not be unique.</summary>
    [Field(
        2, "name_label", Qualifier.RW, Default = "", QueryName = "name__label", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string NameLabel { get; init; }

    /// <summary>Longer free-text notes describing the group.</summary>
    [Field(
        3, "name_description", Qualifier.RW, Default = "", QueryName = "name__description", WriteRoles = Role.VMAdmins,
        Lifecycle = "published rio")]
    public partial string NameDescription { get; init; }

    /// <summary>Placement rule for members: anti_affinity spreads them over hosts, normal does not.</summary>
    [Field(4, "placement", Qualifier.StaticRO, Default = PlacementPolicy.Normal, Lifecycle = "prototyped 24.19.1")]
    public partial PlacementPolicy Placement { get; init; }

    /// <summary>Virtual machines that belong to the group; empty when it has no members.</summary>
    [Field(5, "VMs", Qualifier.DynamicRO, InverseOf = "VM.groups", Lifecycle = "prototyped 24.19.1")]
    public partial RefSet<VMRecord> VMs { get; init; }
}
