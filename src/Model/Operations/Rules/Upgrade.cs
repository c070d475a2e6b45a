using Xen.Model.Classes;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Rules;

/// <summary>A pool whose hosts are upgraded one by one does little else meanwhile.</summary>
internal static class Upgrade
{
    /// <summary>Key of a pool's other_config: its presence says that an upgrade is going on.</summary>
    public const string Key = "rolling_upgrade_in_progress";

    /// <summary>True while hosts are upgraded.</summary>
    public static bool IsInProgress(Changes changes)
    {
        foreach ((_, PoolRecord pool) in changes.All<PoolRecord>())
        {
            if (pool.OtherConfig.ContainsKey(Key))
            {
                return true;
            }
        }
        return false;
    }
}
