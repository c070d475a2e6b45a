using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>What the host has done with its interfaces, taken over into their records.</summary>
internal static class InterfaceReport
{
    private const string TunnelActive = "active";

    /// <summary>Takes over what an <see cref="InterfacePlan"/> has led to.</summary>
    public static void Apply(OperationEnding ending)
    {
        for (int number = 0; ending.Argument(InterfacePlan.Key(InterfacePlan.DownKey, number)).Length > 0; number++)
        {
            MarkDown(ending.Changes, ending.Reference<PIFRecord>(InterfacePlan.Key(InterfacePlan.DownKey, number)));
        }
        for (int number = 0; ending.Argument(InterfacePlan.Key(InterfacePlan.UpKey, number)).Length > 0; number++)
        {
            MarkUp(ending, InterfacePlan.Key(InterfacePlan.UpKey, number));
        }
    }

    /// <summary>The interface is no longer up.</summary>
    public static void MarkDown(Changes changes, Ref<PIFRecord> self)
    {
        if (changes.TryGet(self, out PIFRecord? pif))
        {
            changes.Set(self, pif with { CurrentlyAttached = false });
            SetTunnels(changes, pif, isActive: false);
        }
    }

    /// <summary>The host answers at the address of the interface that it is managed through.</summary>
    public static void FollowAddress(Changes changes, PIFRecord pif)
    {
        string address = pif.PrimaryAddressType == PrimaryAddressType.IPv4
            ? pif.IP
            : pif.IPv6.FirstOrDefault("").Split('/')[0];
        if (pif.Management && address.Length > 0 && changes.TryGet(pif.Host, out HostRecord? host))
        {
            changes.Set(pif.Host, host with { Address = address });
            Consoles.FollowAddress(changes, changes.Get(pif.Host));
        }
    }

    private static void MarkUp(OperationEnding ending, string key)
    {
        Changes changes = ending.Changes;
        Ref<PIFRecord> self = ending.Reference<PIFRecord>(key);
        if (!changes.TryGet(self, out PIFRecord? pif))
        {
            return;
        }
        PIFRecord after = WithAddresses(ending, key, pif) with
        {
            CurrentlyAttached = true,
            MTU = long.Parse(ending.Argument(key + ".MTU"), CultureInfo.InvariantCulture),
            IgmpSnoopingStatus = changes.All<PoolRecord>().Any(pool => pool.Record.IgmpSnoopingEnabled)
                ? PIFIgmpStatus.Enabled
                : PIFIgmpStatus.Disabled,
        };
        changes.Set(self, after);
        SetTunnels(changes, after, isActive: true);
        FollowAddress(changes, after);
        foreach ((Ref<BondRecord> bond, BondRecord record) in changes.All(after.BondMasterOf))
        {
            changes.Set(bond, record with { LinksUp = ending.Number(key + ".links_up", record.LinksUp) });
        }
        if (changes.TryGet(after.Metrics, out PIFMetricsRecord? metrics) && ending.Fact(key + ".carrier").Length > 0)
        {
            changes.Set(after.Metrics, metrics with
            {
                Carrier = ending.Fact(key + ".carrier") == "true",
                Speed = ending.Number(key + ".speed", metrics.Speed),
                Duplex = ending.Fact(key + ".duplex") == "full",
                LastUpdated = ending.Context.Now,
            });
        }
    }

    /// <summary>Addresses that the host was given by others; those that it was told stay as they are.</summary>
    private static PIFRecord WithAddresses(OperationEnding ending, string key, PIFRecord pif)
    {
        PIFRecord after = pif;
        if (pif.IpConfigurationMode == IPConfigurationMode.DHCP)
        {
            after = after with
            {
                IP = ending.Fact(key + ".IP"),
                Netmask = ending.Fact(key + ".netmask"),
                Gateway = ending.Fact(key + ".gateway"),
                DNS = ending.Fact(key + ".DNS"),
            };
        }
        if (pif.Ipv6ConfigurationMode is Ipv6ConfigurationMode.DHCP or Ipv6ConfigurationMode.Autoconf)
        {
            string address = ending.Fact(key + ".IPv6");
            after = after with
            {
                IPv6 = address.Length > 0 ? XenSet<string>.Of(address) : XenSet<string>.Empty,
                Ipv6Gateway = ending.Fact(key + ".ipv6_gateway"),
            };
        }
        return after;
    }

    private static void SetTunnels(Changes changes, PIFRecord pif, bool isActive)
    {
        foreach ((Ref<TunnelRecord> tunnel, TunnelRecord record) in changes.All(pif.TunnelAccessPIFOf))
        {
            changes.Set(tunnel, record with { Status = record.Status.With(TunnelActive, isActive ? "true" : "false") });
        }
    }
}
