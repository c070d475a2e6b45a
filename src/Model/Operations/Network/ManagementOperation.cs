using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Moves the address that hosts are managed at from one interface to another.</summary>
internal static class ManagementOperation
{
    private const string PifsKey = "pifs";

    /// <summary>Checks and has one host listen on another interface.</summary>
    public static Decision Begin(DecisionContext context, HostManagementReconfigure call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.PIF, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(call.PIF);
        }
        if ((CheckPool(changes) ?? Unusable(call.PIF, pif, pif.PrimaryAddressType)) is { } error)
        {
            return error;
        }
        PIFRecord? present = changes.All(changes.Find(pif.Host)?.PIFs ?? RefSet<PIFRecord>.Empty)
            .FirstOrDefault(other => other.Record.Management).Record;
        if (pif.Managed && present is not null && present.PrimaryAddressType != pif.PrimaryAddressType)
        {
            return new XenError(ErrorCode.PIFIncompatiblePrimaryAddressType, call.PIF.ToString());
        }
        return pif.Management ? Decision.Done : Intend(context, pif.Host, [call.PIF]);
    }

    /// <summary>Checks and has every host listen on its interface on a network.</summary>
    public static Decision Begin(DecisionContext context, PoolManagementReconfigure call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Network, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(call.Network);
        }
        if (CheckPool(changes) is { } protectedPool)
        {
            return protectedPool;
        }
        var pifs = new List<Ref<PIFRecord>>();
        foreach ((Ref<HostRecord> host, _) in changes.All<HostRecord>())
        {
            Ref<PIFRecord> own = changes.All(network.PIFs).FirstOrDefault(pif => pif.Record.Host == host).Reference;
            if (own.IsNull)
            {
                return new XenError(ErrorCode.PIFNotPresent, host.ToString(), call.Network.ToString());
            }
            pifs.Add(own);
        }
        PrimaryAddressType type = changes.Get(pifs[0]).PrimaryAddressType;
        foreach (Ref<PIFRecord> pif in pifs)
        {
            if (Unusable(pif, changes.Get(pif), type) is { } error)
            {
                return error;
            }
        }
        return Intend(context, call.Network, pifs);
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            return;
        }
        Changes changes = ending.Changes;
        InterfaceReport.Apply(ending);
        foreach (string text in ending.Argument(PifsKey).Split(' '))
        {
            if (!ObjectRef.TryParse(text, out ObjectRef reference)
                || !changes.TryGet(reference.As<PIFRecord>(), out PIFRecord? pif)
                || !changes.TryGet(pif.Host, out HostRecord? host))
            {
                continue;
            }
            foreach ((Ref<PIFRecord> other, PIFRecord record) in changes.All(host.PIFs).ToArray())
            {
                changes.Set(other, record with { Management = other == reference });
            }
            InterfaceReport.FollowAddress(changes, changes.Get(reference.As<PIFRecord>()));
        }
    }

    /// <summary>
    /// Takes the coordinator's management interface out of use. The other hosts could not be reached any more without
    /// theirs, hence only the host that is asked.
    /// </summary>
    public static Decision Disable(DecisionContext context)
    {
        Changes changes = context.Changes;
        if (CheckPool(changes) is { } error)
        {
            return error;
        }
        Ref<HostRecord> self = Pools.Coordinator(changes);
        foreach ((Ref<PIFRecord> pif, PIFRecord record) in
            changes.All(changes.Find(self)?.PIFs ?? RefSet<PIFRecord>.Empty).ToArray())
        {
            changes.Set(pif, record with { Management = false });
        }
        return Decision.Done;
    }

    private static Decision Intend(DecisionContext context, ObjectRef lane, List<Ref<PIFRecord>> pifs)
    {
        Ref<PIFRecord>[] up = [.. pifs.Where(pif => context.Changes.Get(pif).Managed)];
        return InterfaceOperation.Draft(context, OperationKind.HostManagementReconfigure, lane, [], up)
            .With(PifsKey, string.Join(' ', pifs))
            .Intend();
    }

    private static XenError? CheckPool(Changes changes) =>
        Pools.IsHaEnabled(changes) ? new XenError(ErrorCode.HAIsEnabled) : null;

    /// <summary>A host is managed at an address of the family that the interface prefers.</summary>
    private static XenError? Unusable(Ref<PIFRecord> self, PIFRecord pif, PrimaryAddressType type) => pif switch
    {
        { Managed: false } => null,
        { BondSlaveOf.IsNull: false } => new XenError(ErrorCode.CannotPlugBondSlave, self.ToString()),
        _ when pif.PrimaryAddressType != type =>
            new XenError(ErrorCode.PIFIncompatiblePrimaryAddressType, self.ToString()),
        { PrimaryAddressType: PrimaryAddressType.IPv4, IpConfigurationMode: IPConfigurationMode.None } =>
            new XenError(ErrorCode.PIFHasNoNetworkConfiguration, self.ToString()),
        { PrimaryAddressType: PrimaryAddressType.IPv6, Ipv6ConfigurationMode: Ipv6ConfigurationMode.None } =>
            new XenError(ErrorCode.PIFHasNoV6NetworkConfiguration, self.ToString()),
        _ => null,
    };
}
