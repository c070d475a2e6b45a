using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Yes or no answer that may also be unknown.</summary>
[XenEnum("tristate_type")]
public enum TristateType
{
    /// <summary>The capability is known to be present.</summary>
    [Wire("yes", Since = "dundee")]
    Yes = 0,

    /// <summary>The capability is known to be absent.</summary>
    [Wire("no", Since = "dundee")]
    No = 1,

    /// <summary>It is not known whether the capability is present.</summary>
    [Wire("unspecified", Since = "dundee")]
    Unspecified = 2,
}
