using Xen.Model.Classes;
using Xen.Model.Decisions.XenApi10;

namespace Xen.Model.Projections.Queries;

/// <summary>
/// What Xen API 1.0 asked for under names of its own; the values are where today's clients keep them.
/// </summary>
internal static class XenApi10Queries
{
    public static void Register(QueryTable table) => table
        .Add<VMGetAutoPowerOn, VMRecord>(static call => call.Self, static (vm, _, _) =>
            QueryResult.With(vm.OtherConfig.GetOr(XenApi10Deciders.AutoPowerOnKey, "") == "true"))
        .Add<NetworkGetDefaultGateway, NetworkRecord>(static call => call.Self, static (network, _, _) =>
            QueryResult.With(network.OtherConfig.GetOr(XenApi10Deciders.DefaultGatewayKey, "")))
        .Add<NetworkGetDefaultNetmask, NetworkRecord>(static call => call.Self, static (network, _, _) =>
            QueryResult.With(network.OtherConfig.GetOr(XenApi10Deciders.DefaultNetmaskKey, "")));
}
