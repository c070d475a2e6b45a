using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>What a tunnel needs.</summary>
internal static class TunnelChecks
{
    /// <summary>The ends of a tunnel find each other by address.</summary>
    public static XenError? Unconfigured(Changes changes, Ref<PIFRecord> transport) =>
        changes.Find(transport) is
        {
            IpConfigurationMode: IPConfigurationMode.None, Ipv6ConfigurationMode: Ipv6ConfigurationMode.None,
        }
            ? new XenError(ErrorCode.TransportPIFNotConfigured, transport.ToString())
            : null;

    /// <summary>Whether an interface can carry a tunnel.</summary>
    public static XenError? Transport(Changes changes, Ref<PIFRecord> self, PIFRecord pif) => pif switch
    {
        { TunnelAccessPIFOf.Count: > 0 } => new XenError(ErrorCode.IsTunnelAccessPIF, self.ToString()),
        { BondSlaveOf.IsNull: false } => new XenError(ErrorCode.CannotAddTunnelToBondSlave, self.ToString()),
        { SriovLogicalPIFOf.Count: > 0 } => new XenError(ErrorCode.CannotAddTunnelToSRIOVLogical, self.ToString()),
        _ when changes.Find(pif.VLANMasterOf) is { } vlan
            && changes.Find(vlan.TaggedPIF) is { SriovLogicalPIFOf.Count: > 0 } =>
            new XenError(ErrorCode.CannotAddTunnelToVLANOnSRIOVLogical, self.ToString()),
        _ => null,
    };
}
