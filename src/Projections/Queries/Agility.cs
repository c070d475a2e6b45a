using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>
/// Whether a guest could be restarted on any host: its storage and networks must be on all of them. Thread-safe.
/// </summary>
public static class Agility
{
    /// <summary>Key of network.other_config: the network reaches every host, whatever its interfaces are.</summary>
    private const string AssumeSharedKey = "assume_network_is_shared";

    /// <summary>What ties a guest to some hosts; null when nothing does.</summary>
    /// <param name="view">The state.</param>
    /// <param name="vm">The guest; it must exist.</param>
    public static XenError? ErrorOf(RecordView view, Ref<VMRecord> vm)
    {
        (Ref<HostRecord> Reference, HostRecord Record)[] hosts = [.. view.All<HostRecord>()];
        foreach (Ref<SRRecord> sr in HostSuitability.StorageOf(view, vm))
        {
            if (!IsShared(view, sr, hosts.Select(host => host.Reference)))
            {
                return new XenError(ErrorCode.HAConstraintViolationSRNotShared, sr.ToString());
            }
        }
        foreach (Ref<NetworkRecord> network in HostSuitability.NetworksOf(view, vm))
        {
            if (!IsShared(view, network, hosts.Where(host => host.Record.Enabled).Select(host => host.Reference)))
            {
                return new XenError(ErrorCode.HAConstraintViolationNetworkNotShared, network.ToString());
            }
        }
        return null;
    }

    private static bool IsShared(RecordView view, Ref<SRRecord> sr, IEnumerable<Ref<HostRecord>> hosts) =>
        view.Find(sr) is { Shared: true } record
        && hosts.All(host => view.Records(record.PBDs).Any(link => link.CurrentlyAttached && link.Host == host));

    private static bool IsShared(RecordView view, Ref<NetworkRecord> network, IEnumerable<Ref<HostRecord>> hosts) =>
        view.Find(network) is { } record
        && (record.OtherConfig.GetOr(AssumeSharedKey, "false") == "true"
            || hosts.All(host =>
                view.Records(record.PIFs).Any(link => link.CurrentlyAttached && link.Host == host)));
}
