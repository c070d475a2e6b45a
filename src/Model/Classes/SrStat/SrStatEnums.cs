using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Condition of a storage repository as its driver reports it.</summary>
[XenEnum("sr_health")]
public enum SRHealth
{
    /// <summary>The storage works normally.</summary>
    [Wire("healthy", Since = "lima")]
    Healthy = 0,

    /// <summary>The storage is repairing itself, for example resynchronizing a mirror.</summary>
    [Wire("recovering", Since = "lima")]
    Recovering = 1,

    /// <summary>The storage cannot be contacted at present, perhaps temporarily.</summary>
    [Wire("unreachable", Since = "24.17.0")]
    Unreachable = 2,

    /// <summary>The storage has failed and needs intervention before it can be used.</summary>
    [Wire("unavailable", Since = "24.17.0")]
    Unavailable = 3,
}
