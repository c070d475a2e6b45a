using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Rule for placing the VMs of a group on hosts.</summary>
[XenEnum("placement_policy")]
public enum PlacementPolicy
{
    /// <summary>VMs of the group are spread over different hosts where possible.</summary>
    [Wire("anti_affinity", Since = "24.19.1")]
    AntiAffinity = 0,

    /// <summary>VMs of the group are placed without regard to each other.</summary>
    [Wire("normal", Since = "24.19.1")]
    Normal = 1,
}
