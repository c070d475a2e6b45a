using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Network;

/// <summary>Networks come and go.</summary>
internal static class NetworkDeciders
{
    private const int BridgeLengthMax = 15;
    private const long DefaultMtu = 1500;
    private const string SystemKey = "is_host_internal_management_network";

    public static void Register(DeciderTable table, Lifecycles lifecycles)
    {
        lifecycles
            .Creates<NetworkRecord>(Create)
            .Destroys<NetworkRecord>(Destroy);
        table
            .Add<NetworkSetDefaultLockingMode>(SetDefaultLockingMode)
            .Add<NetworkAddPurpose>(AddPurpose)
            .Add<NetworkRemovePurpose>((call, context) => Edits.Change(
                context, call.Self, network => network with { Purpose = network.Purpose.Without(call.Value) }));
    }

    private static Decision Create(NetworkRecord wanted, DecisionContext context)
    {
        HashSet<string> taken = [.. context.Changes.All<NetworkRecord>().Select(network => network.Record.Bridge)];
        string bridge = wanted.Bridge.Length > 0 ? wanted.Bridge : NextBridge(taken);
        if (bridge.Length > BridgeLengthMax || bridge.Any(c => char.IsWhiteSpace(c) || c is '/' or ':'))
        {
            return new XenError(ErrorCode.InvalidValue, "bridge", bridge);
        }
        if (taken.Contains(bridge))
        {
            return new XenError(ErrorCode.BridgeNameExists, bridge);
        }
        ObjectRef created = context.Create(wanted with
        {
            Uuid = context.NewUuid(),
            Bridge = bridge,
            MTU = wanted.MTU > 0 ? wanted.MTU : DefaultMtu,
        });
        return Decision.With(created);
    }

    private static string NextBridge(HashSet<string> taken) => Enumerable.Range(0, int.MaxValue)
        .Select(number => "xapi" + number.ToString(CultureInfo.InvariantCulture))
        .First(name => !taken.Contains(name));

    private static Decision Destroy(Ref<NetworkRecord> self, NetworkRecord network, DecisionContext context)
    {
        if (network.OtherConfig.GetOr(SystemKey, "false") == "true")
        {
            return new XenError(ErrorCode.CannotDestroySystemNetwork, self.ToString());
        }
        if (network.VIFs.Count > 0)
        {
            return new XenError(ErrorCode.NetworkContainsVIF, [.. network.VIFs.Select<ObjectRef, string>(Text)]);
        }
        if (network.PIFs.Count > 0)
        {
            return new XenError(ErrorCode.NetworkContainsPIF, [.. network.PIFs.Select<ObjectRef, string>(Text)]);
        }
        context.Changes.Delete(self);
        return Decision.Done;
    }

    private static Decision SetDefaultLockingMode(NetworkSetDefaultLockingMode call, DecisionContext context) =>
        Edits.Change(
            context,
            call.Network,
            network => FollowerOf(context.Changes, network) is { IsNull: false } vif
                ? new XenError(ErrorCode.VIFInUse, call.Network.ToString(), vif.ToString())
                : null,
            network => network with { DefaultLockingMode = call.Value });

    /// <summary>An attached VIF that does as the network says; null when there is none.</summary>
    private static Ref<VIFRecord> FollowerOf(Changes changes, NetworkRecord network) => changes.All(network.VIFs)
        .FirstOrDefault(vif => vif.Record is { CurrentlyAttached: true, LockingMode: VIFLockingMode.NetworkDefault })
        .Reference;

    private static Decision AddPurpose(NetworkAddPurpose call, DecisionContext context)
    {
        NetworkPurpose conflicting = call.Value == NetworkPurpose.Nbd ? NetworkPurpose.InsecureNbd : NetworkPurpose.Nbd;
        return Edits.Change(
            context,
            call.Self,
            _ => context.Changes.All<NetworkRecord>().Any(network => network.Record.Purpose.Contains(conflicting))
                ? new XenError(
                    ErrorCode.NetworkIncompatiblePurposes,
                    Enums.NetworkPurpose.NameOf(call.Value),
                    Enums.NetworkPurpose.NameOf(conflicting))
                : null,
            network => network with { Purpose = network.Purpose.With(call.Value) });
    }

    private static string Text(ObjectRef reference) => reference.ToString();
}
