using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Operations that may be run on a host's cluster membership.</summary>
[XenEnum("cluster_host_operation")]
public enum ClusterHostOperation
{
    /// <summary>The host is becoming an active cluster member.</summary>
    [Wire("enable", Since = "lima")]
    Enable = 0,

    /// <summary>The host is being made an inactive cluster member.</summary>
    [Wire("disable", Since = "lima")]
    Disable = 1,

    /// <summary>The host's cluster membership is being removed.</summary>
    [Wire("destroy", Since = "lima")]
    Destroy = 2,
}
