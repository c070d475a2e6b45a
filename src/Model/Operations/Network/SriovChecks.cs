using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Networks of virtual functions and networks with a bridge do not mix.</summary>
internal static class SriovChecks
{
    /// <summary>A network that hands out virtual functions takes no interface with a bridge.</summary>
    public static XenError? CheckNetwork(
        Changes changes, Ref<NetworkRecord> self, NetworkRecord network, string error) =>
        IsSriov(changes, network) ? new XenError(error, self.ToString()) : null;

    /// <summary>A VLAN on virtual functions wants a network of such, any other a network with a bridge.</summary>
    public static XenError? CheckVLAN(
        Changes changes, Ref<PIFRecord> tagged, PIFRecord pif, Ref<NetworkRecord> self, NetworkRecord network)
    {
        if (pif.SriovLogicalPIFOf.Count == 0)
        {
            return CheckNetwork(changes, self, network, ErrorCode.NetworkIncompatibleWithVLANOnBridge);
        }
        if (network.PIFs.Count == 0)
        {
            return null;
        }
        Ref<PIFRecord>? other = changes.All(network.PIFs)
            .Where(item => changes.Find(item.Record.VLANMasterOf) is { } vlan
                && changes.Find(vlan.TaggedPIF) is { SriovLogicalPIFOf.Count: > 0 })
            .Select(item => (Ref<PIFRecord>?)changes.Find(item.Record.VLANMasterOf)!.TaggedPIF)
            .FirstOrDefault();
        if (other is null)
        {
            return new XenError(ErrorCode.NetworkIncompatibleWithVLANOnSRIOV, self.ToString());
        }
        return AreSameCard(changes, PhysicalOf(changes, tagged), PhysicalOf(changes, other.Value))
            ? null
            : new XenError(ErrorCode.NetworkHasIncompatibleVLANOnSRIOVPifs, tagged.ToString(), self.ToString());
    }

    /// <summary>Virtual functions of one network come from cards of one make.</summary>
    public static XenError? CheckCard(
        Changes changes, Ref<PIFRecord> card, Ref<NetworkRecord> self, NetworkRecord network)
    {
        (Ref<PIFRecord> reference, PIFRecord? record) = changes.All(network.PIFs).FirstOrDefault();
        if (record is null)
        {
            return null;
        }
        if (record.SriovLogicalPIFOf.Count == 0)
        {
            return new XenError(ErrorCode.NetworkIncompatibleWithSRIOV, self.ToString());
        }
        return AreSameCard(changes, card, PhysicalOf(changes, reference))
            ? null
            : new XenError(ErrorCode.NetworkHasIncompatibleSRIOVPifs, card.ToString(), self.ToString());
    }

    private static bool IsSriov(Changes changes, NetworkRecord network) =>
        changes.All(network.PIFs).Any(pif => pif.Record.SriovLogicalPIFOf.Count > 0
            || (changes.Find(pif.Record.VLANMasterOf) is { } vlan
                && changes.Find(vlan.TaggedPIF) is { SriovLogicalPIFOf.Count: > 0 }));

    private static Ref<PIFRecord> PhysicalOf(Changes changes, Ref<PIFRecord> logical) =>
        changes.Find(logical) is { } pif
            ? changes.All(pif.SriovLogicalPIFOf).FirstOrDefault().Record?.PhysicalPIF ?? default
            : default;

    private static bool AreSameCard(Changes changes, Ref<PIFRecord> one, Ref<PIFRecord> other)
    {
        PIFMetricsRecord? first = changes.Find(one) is { } pif ? changes.Find(pif.Metrics) : null;
        PIFMetricsRecord? second = changes.Find(other) is { } twin ? changes.Find(twin.Metrics) : null;
        return first is not null && second is not null
            && first.VendorId == second.VendorId && first.DeviceId == second.DeviceId;
    }
}
