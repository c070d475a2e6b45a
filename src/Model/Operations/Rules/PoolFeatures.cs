using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>What the pool's licence leaves out. The pool has what all of its hosts have.</summary>
internal static class PoolFeatures
{
    /// <summary>Filtering of what interfaces of guests send.</summary>
    public const string VIFLocking = "VIF_locking";

    /// <summary>Addresses of guests that are set from outside.</summary>
    public const string GuestIPSetting = "Guest_ip_setting";

    /// <summary>Acceleration of streamed disks.</summary>
    public const string PVSProxy = "PVS_proxy";

    /// <summary>Parts of network cards for guests.</summary>
    public const string NetworkSriov = "Network_sriov";

    /// <summary>A pool that can be recovered elsewhere.</summary>
    public const string Recovery = "DR";

    /// <summary>The error of a feature that the licence leaves out; null when it is there.</summary>
    /// <param name="changes">The state.</param>
    /// <param name="feature">The feature as errors name it; in lower case, as restrictions name it.</param>
    public static XenError? Missing(Changes changes, string feature) => changes.All<PoolRecord>().Any(pool =>
        pool.Record.Restrictions.GetOr("restrict_" + feature.ToLowerInvariant(), "false") == "true")
        ? new XenError(ErrorCode.LicenceRestriction, feature)
        : null;
}
