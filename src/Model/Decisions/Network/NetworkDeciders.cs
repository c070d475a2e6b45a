using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Network;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Network;

/// <summary>Networks come and go.</summary>
internal static class NetworkDeciders
{
    private const int BridgeLengthMax = 15;

    /// <summary>Bytes of a packet in networks that say nothing else.</summary>
    public const long DefaultMtu = 1500;

    private const string SystemKey = "is_host_internal_management_network";

    /// <summary>Names that others give to interfaces of a host.</summary>
    private static readonly string[] s_reservedPrefixes = ["xen", "xapi", "vif", "tap", "eth"];

    public static void Register(DeciderTable table, Lifecycles lifecycles, OperationEnds ends)
    {
        lifecycles
            .Creates<NetworkRecord>(Create)
            .Destroys<NetworkRecord>(Destroy);
        table
            .Add<NetworkAttach>((call, context) => NetworkOperation.BeginAttach(context, call.Network, call.Host))
            .Add<NetworkAttachForVm>((call, context) => NetworkOperation.BeginAttachFor(context, call.VM, call.Host))
            .Add<NetworkDetachForVm>((call, context) => NetworkOperation.BeginDetachFor(context, call.VM, call.Host))
            .Add<NetworkPoolIntroduce>(Introduce)
            .Add<NetworkSetDefaultLockingMode>(SetDefaultLockingMode)
            .Add<NetworkAddPurpose>(AddPurpose)
            .Add<NetworkRemovePurpose>((call, context) => Edits.Change(
                context, call.Self, network => network with { Purpose = network.Purpose.Without(call.Value) }));
        ends
            .Add(OperationKind.NetworkAttach, InterfaceOperation.End)
            .Add(OperationKind.NetworkDetach, InterfaceOperation.End);
    }

    private static Decision Create(NetworkRecord wanted, DecisionContext context)
    {
        HashSet<string> taken = [.. context.Changes.All<NetworkRecord>().Select(network => network.Record.Bridge)];
        string bridge = wanted.Bridge.Length > 0 ? wanted.Bridge : NextBridge(taken);
        if (wanted.Bridge.Length > 0 && !IsUsable(wanted.Bridge))
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

    private static bool IsUsable(string bridge) => bridge.Length <= BridgeLengthMax
        && !bridge.Any(c => char.IsWhiteSpace(c) || c is '/' or ':')
        && !s_reservedPrefixes.Any(prefix => bridge.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>A network of a host that joins, with the bridge that it has there.</summary>
    private static Decision Introduce(NetworkPoolIntroduce call, DecisionContext context) =>
        Decision.With(context.Create(new NetworkRecord
        {
            Uuid = context.NewUuid(),
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            MTU = call.MTU,
            OtherConfig = call.OtherConfig,
            Bridge = call.Bridge,
            Managed = call.Managed,
            Purpose = call.Purpose,
        }));

    /// <summary>A name for a bridge that no network has.</summary>
    public static string NextBridge(Changes changes) =>
        NextBridge([.. changes.All<NetworkRecord>().Select(network => network.Record.Bridge)]);

    private static string NextBridge(HashSet<string> taken) => Enumerable.Range(0, int.MaxValue)
        .Select(number => "xapi" + number.ToString(CultureInfo.InvariantCulture))
        .First(name => !taken.Contains(name));

    private static Decision Destroy(Ref<NetworkRecord> self, NetworkRecord network, DecisionContext context)
    {
        Changes changes = context.Changes;
        string[] plugged =
        [
            .. changes.All(network.VIFs).Where(vif => vif.Record.CurrentlyAttached || vif.Record.Reserved)
                .Select(vif => vif.Reference.ToString()),
        ];
        if (plugged.Length > 0)
        {
            return new XenError(ErrorCode.NetworkContainsVIF, plugged);
        }
        if (network.PIFs.Count > 0)
        {
            return new XenError(ErrorCode.NetworkContainsPIF, [.. network.PIFs.Select<ObjectRef, string>(Text)]);
        }
        if (network.OtherConfig.GetOr(SystemKey, "false") == "true")
        {
            return new XenError(ErrorCode.CannotDestroySystemNetwork, self.ToString());
        }
        foreach ((Ref<VIFRecord> vif, _) in changes.All(network.VIFs).ToArray())
        {
            DevicePlaces.Remove(changes, vif);
        }
        changes.Delete(self);
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
