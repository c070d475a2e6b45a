using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Which interfaces can be joined to a bond. The order of the checks is part of the API.</summary>
internal static class BondChecks
{
    /// <summary>Why a bond cannot be made; null when it can.</summary>
    public static XenError? Check(Changes changes, BondCreate call)
    {
        if (!changes.TryGet(call.Network, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(call.Network);
        }
        if (PIFChecks.Unmanaged(call.Network, network) is { } unmanaged)
        {
            return unmanaged;
        }
        if (call.Members.Count == 0)
        {
            return new XenError(ErrorCode.PIFBondNeedsMoreMembers);
        }
        var members = new List<(Ref<PIFRecord> Reference, PIFRecord Record)>();
        foreach (Ref<PIFRecord> member in call.Members)
        {
            if (!changes.TryGet(member, out PIFRecord? pif))
            {
                return DecisionContext.HandleInvalid(member);
            }
            members.Add((member, pif));
        }
        return PIFChecks.Connected(changes, members[0].Record.Host, network)
            ?? SriovChecks.CheckNetwork(changes, call.Network, network, ErrorCode.NetworkIncompatibleWithBond)
            ?? (call.MAC.Length == 0 || MacAddress.IsValid(call.MAC)
                ? null
                : new XenError(ErrorCode.MACInvalid, call.MAC))
            ?? BondProperties.Check(call.Mode, call.Properties)
            ?? members.Select(member => Check(changes, member.Reference, member.Record))
                .FirstOrDefault(error => error is not null)
            ?? CheckTogether([.. members.Select(member => member.Record)]);
    }

    /// <summary>While hosts may be restarted for each other, the way to manage them stays as it is.</summary>
    public static XenError? Protected(Changes changes, PIFRecord pif) =>
        pif.Management && Pools.IsHaEnabled(changes)
            ? new XenError(ErrorCode.HACannotChangeBondStatusOfMgmtIface)
            : null;

    private static XenError? Check(Changes changes, Ref<PIFRecord> self, PIFRecord pif) => pif switch
    {
        { Managed: false } => new XenError(ErrorCode.PIFUnmanaged, self.ToString()),
        _ when changes.Find(pif.BondSlaveOf) is not null => new XenError(ErrorCode.PIFAlreadyBonded, self.ToString()),
        { BondMasterOf.Count: > 0 } => new XenError(ErrorCode.PIFAlreadyBonded, self.ToString()),
        { VLAN: >= 0 } => new XenError(ErrorCode.PIFVLANExists, pif.DeviceName),
        { SriovLogicalPIFOf.Count: > 0 } => new XenError(ErrorCode.PIFIsSRIOVLogical, self.ToString()),
        { TunnelAccessPIFOf.Count: > 0 } => new XenError(ErrorCode.IsTunnelAccessPIF, self.ToString()),
        _ => Protected(changes, pif) ?? PIFChecks.Clustered(changes, self),
    };

    private static XenError? CheckTogether(PIFRecord[] members)
    {
        if (members.Any(member => member.Host != members[0].Host))
        {
            return new XenError(ErrorCode.PIFCannotBondCrossHost);
        }
        if (members.Length < 2)
        {
            return new XenError(ErrorCode.PIFBondNeedsMoreMembers);
        }
        if (members.Any(member => !member.Properties.Equals(members[0].Properties)))
        {
            return new XenError(ErrorCode.IncompatiblePIFProperties);
        }
        return members.Count(member => member.IpConfigurationMode != IPConfigurationMode.None) > 1
            ? new XenError(ErrorCode.PIFBondMoreThanOneIP)
            : null;
    }
}
