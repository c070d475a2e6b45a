using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>
/// What speaks against doing something with a host's interface, each in the words of the API; null when nothing does.
/// </summary>
internal static class PIFChecks
{
    private const string BackendKey = "network_backend";
    private const string Vswitch = "openvswitch";
    private const string Fcoe = "fcoe";
    private const string FcoeType = "lvmofcoe";

    /// <summary>Interfaces that others configure are left alone.</summary>
    public static XenError? Unmanaged(Ref<PIFRecord> self, PIFRecord pif) =>
        pif.Managed ? null : new XenError(ErrorCode.PIFUnmanaged, self.ToString());

    /// <summary>Networks whose bridge others make are left alone.</summary>
    public static XenError? Unmanaged(Ref<NetworkRecord> self, NetworkRecord network) =>
        network.Managed ? null : new XenError(ErrorCode.NetworkUnmanaged, self.ToString());

    /// <summary>While the pool is protected against losing hosts, interfaces that are up stay as they are.</summary>
    public static XenError? Protected(Changes changes, PIFRecord pif) => !pif.CurrentlyAttached
        ? null
        : changes.All<PoolRecord>().Select(pool => pool.Record).FirstOrDefault() switch
        {
            { HaEnabled: true } => new XenError(ErrorCode.HAIsEnabled),
            { RedoLogEnabled: true } => new XenError(ErrorCode.RedoLogIsEnabled),
            _ => null,
        };

    /// <summary>The interface that a host's cluster stack uses keeps its address.</summary>
    public static XenError? Clustered(Changes changes, Ref<PIFRecord> self) =>
        changes.All<ClusterHostRecord>().FirstOrDefault(member => member.Record.PIF == self && member.Record.Enabled)
            is { Record: not null } found
            ? new XenError(ErrorCode.ClusteringEnabled, found.Reference.ToString())
            : null;

    /// <summary>The interface that the host is managed through stays up.</summary>
    public static XenError? Management(Ref<PIFRecord> self, PIFRecord pif) =>
        pif is { CurrentlyAttached: true, Management: true }
            ? new XenError(ErrorCode.PIFIsManagementInterface, self.ToString())
            : null;

    /// <summary>Members of bonds, and bonds themselves.</summary>
    public static XenError? Bonded(Changes changes, Ref<PIFRecord> self, PIFRecord pif) =>
        changes.Find(pif.BondSlaveOf) is not null || pif.BondMasterOf.Count > 0
            ? new XenError(ErrorCode.PIFAlreadyBonded, self.ToString())
            : null;

    /// <summary>Interfaces that carry VLANs, and the tagged interfaces themselves.</summary>
    public static XenError? HasVLANs(Ref<PIFRecord> self, PIFRecord pif) =>
        pif.VLANSlaveOf.Count > 0 || pif.VLAN != NewPIF.NoTag
            ? new XenError(ErrorCode.PIFVLANStillExists, self.ToString())
            : null;

    /// <summary>Either end of a tunnel.</summary>
    public static XenError? HasTunnels(Ref<PIFRecord> self, PIFRecord pif) =>
        pif.TunnelTransportPIFOf.Count > 0 || pif.TunnelAccessPIFOf.Count > 0
            ? new XenError(ErrorCode.PIFTunnelStillExists, self.ToString())
            : null;

    /// <summary>Either side of an SR-IOV network.</summary>
    public static XenError? HasSriov(Ref<PIFRecord> self, PIFRecord pif) => pif switch
    {
        { SriovPhysicalPIFOf.Count: > 0 } => new XenError(ErrorCode.PIFSRIOVStillExists, self.ToString()),
        { SriovLogicalPIFOf.Count: > 0 } => new XenError(ErrorCode.CannotForgetSRIOVLogical, self.ToString()),
        _ => null,
    };

    /// <summary>A host is connected to a network by one interface only.</summary>
    public static XenError? Connected(Changes changes, Ref<HostRecord> host, NetworkRecord network) =>
        changes.All(network.PIFs).FirstOrDefault(pif => pif.Record.Host == host) is { Record: not null } other
            ? new XenError(ErrorCode.NetworkAlreadyConnected, host.ToString(), other.Reference.ToString())
            : null;

    /// <summary>Guests on the host that are plugged into the network keep it up.</summary>
    public static XenError? UsedByGuests(Changes changes, Ref<NetworkRecord> self, Ref<HostRecord> host)
    {
        foreach ((Ref<VIFRecord> vif, VIFRecord record) in Guests(changes, self))
        {
            if (record.CurrentlyAttached && changes.Find(record.VM) is { } vm && vm.ResidentOn == host)
            {
                return new XenError(ErrorCode.VIFInUse, self.ToString(), vif.ToString());
            }
        }
        return null;
    }

    /// <summary>Guests that must be restartable anywhere need their network on every host that takes guests.</summary>
    public static XenError? UsedByProtectedGuests(Changes changes, PIFRecord pif) =>
        changes.Find(pif.Host) is { Enabled: true }
        && Guests(changes, pif.Network).Any(vif => HighAvailability.IsProtected(changes, vif.Record.VM))
            ? new XenError(ErrorCode.HAOperationWouldBreakFailoverPlan)
            : null;

    /// <summary>Storage that is reached through the card keeps it up.</summary>
    public static XenError? UsedByStorage(Changes changes, Ref<PIFRecord> self, PIFRecord pif)
    {
        if (!pif.Capabilities.Contains(Fcoe))
        {
            return null;
        }
        Ref<SRRecord> sr = changes.All<PBDRecord>()
            .Where(pbd => pbd.Record.CurrentlyAttached && pbd.Record.Host == pif.Host
                && changes.Find(pbd.Record.SR)?.Type == FcoeType)
            .Select(pbd => pbd.Record.SR)
            .FirstOrDefault();
        return sr.IsNull ? null : new XenError(ErrorCode.PIFHasFcoeSRInUse, self.ToString(), sr.ToString());
    }

    /// <summary>True when every host switches packets with Open vSwitch, as tunnels and controllers need it.</summary>
    public static bool UseVswitch(Changes changes) => changes.All<HostRecord>()
        .All(host => host.Record.SoftwareVersion.GetOr(BackendKey, "") == Vswitch);

    private static IEnumerable<(Ref<VIFRecord> Reference, VIFRecord Record)> Guests(
        Changes changes, Ref<NetworkRecord> self) =>
        changes.TryGet(self, out NetworkRecord? network) ? changes.All(network.VIFs) : [];
}
