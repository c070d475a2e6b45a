using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>
/// Which interfaces go up or down with one, and in which order: what carries another comes first on the way up and last
/// on the way down.
/// </summary>
internal static class InterfaceOrder
{
    /// <summary>Collects what must be brought up for an interface to be up, itself included.</summary>
    public static XenError? Up(Changes changes, Ref<PIFRecord> self, List<Ref<PIFRecord>> order)
    {
        if (order.Contains(self))
        {
            return null;
        }
        if (!changes.TryGet(self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if ((PIFChecks.Unmanaged(self, pif) ?? CarrierUp(changes, self, pif, order)) is { } error)
        {
            return error;
        }
        // A member of a bond has gone up with the bond.
        if (pif.BondSlaveOf.IsNull)
        {
            order.Add(self);
        }
        return null;
    }

    /// <summary>Collects what must be taken down for an interface to be down, itself included.</summary>
    public static XenError? Down(Changes changes, Ref<PIFRecord> self, List<Ref<PIFRecord>> order)
    {
        if (order.Contains(self))
        {
            return null;
        }
        if (!changes.TryGet(self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        XenError? error = PIFChecks.Unmanaged(self, pif)
            ?? PIFChecks.Protected(changes, pif)
            ?? PIFChecks.Management(self, pif)
            ?? PIFChecks.UsedByProtectedGuests(changes, pif)
            ?? PIFChecks.UsedByGuests(changes, pif.Network, pif.Host)
            ?? (pif.DisallowUnplug ? new XenError(ErrorCode.PIFDoesNotAllowUnplug, self.ToString()) : null)
            ?? PIFChecks.UsedByStorage(changes, self, pif);
        foreach (Ref<PIFRecord> dependent in DependentsOf(changes, pif))
        {
            error ??= Down(changes, dependent, order);
        }
        if (error is null && pif.BondSlaveOf.IsNull)
        {
            order.Add(self);
        }
        return error;
    }

    private static XenError? CarrierUp(
        Changes changes, Ref<PIFRecord> self, PIFRecord pif, List<Ref<PIFRecord>> order)
    {
        if (changes.All(pif.TunnelAccessPIFOf).FirstOrDefault() is { Record: { } tunnel })
        {
            return TunnelChecks.Unconfigured(changes, tunnel.TransportPIF) ?? Up(changes, tunnel.TransportPIF, order);
        }
        if (changes.TryGet(pif.VLANMasterOf, out VLANRecord? vlan))
        {
            return changes.Find(vlan.TaggedPIF) is { SriovLogicalPIFOf.Count: > 0 }
                ? Up(changes, vlan.TaggedPIF, order)
                : null;
        }
        if (changes.All(pif.SriovLogicalPIFOf).FirstOrDefault() is { Record: { } sriov })
        {
            return Up(changes, sriov.PhysicalPIF, order);
        }
        if (changes.TryGet(pif.BondSlaveOf, out BondRecord? bond))
        {
            return pif.SriovPhysicalPIFOf.Count > 0
                ? Up(changes, bond.Master, order)
                : new XenError(ErrorCode.CannotPlugBondSlave, self.ToString());
        }
        return null;
    }

    private static IEnumerable<Ref<PIFRecord>> DependentsOf(Changes changes, PIFRecord pif) =>
    [
        .. changes.All(pif.TunnelTransportPIFOf).Select(tunnel => tunnel.Record.AccessPIF),
        .. changes.All(pif.SriovPhysicalPIFOf).Select(sriov => sriov.Record.LogicalPIF),
        .. pif.SriovLogicalPIFOf.Count > 0
            ? changes.All(pif.VLANSlaveOf).Select(vlan => vlan.Record.UntaggedPIF)
            : [],
    ];
}
