using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a cluster.</summary>
[XenEnum("cluster_operation")]
public enum ClusterOperation
{
    /// <summary>A host is joining the cluster.</summary>
    [Wire("add", Since = "lima")]
    Add = 0,

    /// <summary>A host is leaving the cluster.</summary>
    [Wire("remove", Since = "lima")]
    Remove = 1,

    /// <summary>Clustering is being activated on a member.</summary>
    [Wire("enable", Since = "lima")]
    Enable = 2,

    /// <summary>Clustering is being deactivated on a member.</summary>
    [Wire("disable", Since = "lima")]
    Disable = 3,

    /// <summary>The whole cluster is being dismantled.</summary>
    [Wire("destroy", Since = "lima")]
    Destroy = 4,
}
