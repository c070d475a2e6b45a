using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Network;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Network;

/// <summary>Where hosts are managed, and hosts whose networks are set up anew.</summary>
internal static class HostNetworkingDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<HostManagementReconfigure>((call, context) => ManagementOperation.Begin(context, call))
            .Add<PoolManagementReconfigure>((call, context) => ManagementOperation.Begin(context, call))
            .Add<HostManagementDisable>((_, context) => ManagementOperation.Disable(context))
            // Only for a host that has lost its coordinator, which this server never has.
            .Add<HostLocalManagementReconfigure>((_, _) => new XenError(ErrorCode.NotInEmergencyMode))
            .Add<HostResetNetworking>(Reset);
        ends.Add(OperationKind.HostManagementReconfigure, ManagementOperation.End);
    }

    /// <summary>Removes all that is known of a host's interfaces; <c>PIF.scan</c> finds the cards again.</summary>
    private static Decision Reset(HostResetNetworking call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Host, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        foreach ((Ref<PIFRecord> self, PIFRecord pif) in changes.All(host.PIFs).ToArray())
        {
            foreach (RefSet parts in (RefSet[])[pif.BondMasterOf, pif.TunnelAccessPIFOf, pif.SriovLogicalPIFOf])
            {
                foreach (ObjectRef part in parts)
                {
                    changes.Delete(part);
                }
            }
            changes.Delete(pif.VLANMasterOf);
            changes.Delete(pif.Metrics);
            changes.Delete(self);
        }
        return Decision.Done;
    }
}
