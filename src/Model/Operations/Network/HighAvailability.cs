using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>What the pool's promise to restart guests elsewhere demands of networks.</summary>
internal static class HighAvailability
{
    private const string Restart = "restart";

    /// <summary>Key of network.other_config: the network reaches every host, whatever its interfaces are.</summary>
    public const string AssumeSharedKey = "assume_network_is_shared";

    /// <summary>True when the pool has promised to restart a guest, and means it.</summary>
    public static bool IsProtected(Changes changes, Ref<VMRecord> vm) =>
        changes.All<PoolRecord>().Any(pool => pool.Record is { HaEnabled: true, HaAllowOvercommit: false })
        && changes.Find(vm) is { HaAlwaysRun: true, HaRestartPriority: Restart };

    /// <summary>True when every host that takes guests has an interface of the network up.</summary>
    public static bool IsShared(Changes changes, NetworkRecord network) =>
        network.OtherConfig.GetOr(AssumeSharedKey, "false") == "true"
        || changes.All<HostRecord>().Where(host => host.Record.Enabled).All(host =>
            changes.All(network.PIFs).Any(pif => pif.Record.Host == host.Reference && pif.Record.CurrentlyAttached));
}
