using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Network;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Devices;

/// <summary>Addresses that guests are told to use. Only a guest whose agent says that it can is told.</summary>
internal static class VIFAddressOperation
{
    private const string Feature = "feature-static-ip-setting";
    private const string VIFKey = "vif";

    /// <summary>Checks and sets the IPv4 settings.</summary>
    public static Decision Begin(DecisionContext context, VIFConfigureIpv4 call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out VIFRecord? vif))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        bool isStatic = call.Mode == VIFIpv4ConfigurationMode.Static;
        XenError? error = (isStatic
            ? PoolFeatures.Missing(changes, PoolFeatures.GuestIPSetting)
                ?? Addresses.CheckIPv4Range("address", call.Address)
                ?? CheckLocking(changes, vif, vif.Ipv4Allowed, call.Address)
                ?? (call.Gateway.Length > 0 ? Addresses.CheckIPv4("gateway", call.Gateway) : null)
            : null) ?? CheckGuest(changes, vif);
        return error is not null ? error : Apply(context, call.Self, vif with
        {
            Ipv4ConfigurationMode = call.Mode,
            Ipv4Addresses = isStatic ? XenSet<string>.Of(call.Address) : XenSet<string>.Empty,
            Ipv4Gateway = isStatic ? call.Gateway : "",
        });
    }

    /// <summary>Checks and sets the IPv6 settings.</summary>
    public static Decision Begin(DecisionContext context, VIFConfigureIpv6 call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out VIFRecord? vif))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        bool isStatic = call.Mode == VIFIpv6ConfigurationMode.Static;
        XenError? error = (isStatic
            ? PoolFeatures.Missing(changes, PoolFeatures.GuestIPSetting)
                ?? Addresses.CheckIPv6Range("address", call.Address)
                ?? CheckLocking(changes, vif, vif.Ipv6Allowed, call.Address)
                ?? (call.Gateway.Length > 0 ? Addresses.CheckIPv6("gateway", call.Gateway) : null)
            : null) ?? CheckGuest(changes, vif);
        return error is not null ? error : Apply(context, call.Self, vif with
        {
            Ipv6ConfigurationMode = call.Mode,
            Ipv6Addresses = isStatic ? XenSet<string>.Of(call.Address) : XenSet<string>.Empty,
            Ipv6Gateway = isStatic ? call.Gateway : "",
        });
    }

    /// <summary>Applies the end: the guest's agent reports the addresses that it has now.</summary>
    public static void End(OperationEnding ending)
    {
        Changes changes = ending.Changes;
        if (ending.Error is null && changes.TryGet(ending.Reference<VIFRecord>(VIFKey), out VIFRecord? vif)
            && changes.Find(vif.VM) is { } vm && changes.TryGet(vm.GuestMetrics, out VMGuestMetricsRecord? guest))
        {
            XenMap<string, string> networks = guest.Networks;
            foreach ((string family, string name) in (ReadOnlySpan<(string, string)>)[("ipv4", "ip"), ("ipv6", "")])
            {
                string address = ending.Fact(family);
                if (address.Length > 0)
                {
                    networks = networks.With($"{vif.Device}/{family}/0", address);
                    networks = name.Length > 0 ? networks.With($"{vif.Device}/{name}", address) : networks;
                }
            }
            changes.Set(vm.GuestMetrics, guest with { Networks = networks, LastUpdated = ending.Context.Now });
        }
    }

    /// <summary>The filter that is in force for an interface.</summary>
    public static VIFLockingMode EffectiveMode(Changes changes, VIFRecord vif, VIFLockingMode mode) =>
        mode != VIFLockingMode.NetworkDefault
            ? mode
            : changes.Find(vif.Network) is { DefaultLockingMode: NetworkDefaultLockingMode.Disabled }
                ? VIFLockingMode.Disabled
                : VIFLockingMode.Unlocked;

    private static Decision Apply(DecisionContext context, Ref<VIFRecord> self, VIFRecord after)
    {
        bool isActive = after.CurrentlyAttached
            && context.Changes.Find(after.VM) is { PowerState: not VMPowerState.Suspended };
        if (!isActive)
        {
            context.Changes.Set(self, after);
            return Decision.Done;
        }
        context.NeedTask();
        context.Changes.Set(self, after);
        return new OperationDraft(context, OperationKind.VIFConfigure, after.VM)
            .With(VIFKey, self)
            .With("ipv4", AddressOf(after.Ipv4Addresses))
            .With("ipv6", AddressOf(after.Ipv6Addresses))
            .Intend();
    }

    private static string AddressOf(XenSet<string> addresses) => addresses.FirstOrDefault("").Split('/')[0];

    private static XenError? CheckGuest(Changes changes, VIFRecord vif) =>
        changes.Find(vif.VM) is { } vm && changes.Find(vm.GuestMetrics) is { } guest
        && guest.Other.GetOr(Feature, "") == "1"
            ? null
            : new XenError(ErrorCode.VMLacksFeature, vif.VM.ToString());

    /// <summary>A guest must not be told to use an address whose packets would be dropped.</summary>
    private static XenError? CheckLocking(Changes changes, VIFRecord vif, XenSet<string> allowed, string address) =>
        EffectiveMode(changes, vif, vif.LockingMode) == VIFLockingMode.Locked
        && !allowed.Contains(address.Split('/')[0])
            ? new XenError(ErrorCode.AddressViolatesLockingConstraint, address)
            : null;
}
