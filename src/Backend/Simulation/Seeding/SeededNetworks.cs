using Xen.Model.Backend.Simulation.Networking;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>
/// Two network cards a host, the first with the management address, and the networks that they are on.
/// </summary>
internal static class SeededNetworks
{
    private const int Cards = 2;

    public static void AddTo(PoolPlan plan)
    {
        for (int card = 0; card < Cards; card++)
        {
            Ref<NetworkRecord> network = AddNetwork(plan, card);
            for (int host = 0; host < plan.Hosts.Length; host++)
            {
                AddCard(plan, network, host, card);
            }
        }
        AddInternalManagementNetwork(plan);
    }

    private static Ref<NetworkRecord> AddNetwork(PoolPlan plan, int card) => plan.Add(new NetworkRecord
    {
        Uuid = plan.NewUuid(),
        NameLabel = $"Pool-wide network associated with {plan.Options.NetworkCards[card]}",
        MTU = 1500,
        Bridge = SimulatedCards.BridgeOf(plan.Options.NetworkCards[card]),
        Managed = true,
    });

    /// <summary>
    /// Every host has a private network on which its guests can reach it; clients hide it by its key.
    /// </summary>
    private static void AddInternalManagementNetwork(PoolPlan plan) => plan.Add(new NetworkRecord
    {
        Uuid = plan.NewUuid(),
        NameLabel = "Host internal management network",
        NameDescription = "Network on which guests will be assigned a private link-local IP address "
            + "which can be used to talk to the control domain",
        MTU = 1500,
        Bridge = "xenapi",
        Managed = true,
        OtherConfig = XenMap<string, string>.Of(
            ("is_guest_installer_network", "true"), ("is_host_internal_management_network", "true"),
            ("ip_begin", "169.254.0.1"), ("ip_end", "169.254.255.254"), ("netmask", "255.255.0.0")),
    });

    private static void AddCard(PoolPlan plan, Ref<NetworkRecord> network, int host, int card)
    {
        bool isManagement = card == 0;
        Ref<PIFMetricsRecord> metrics = plan.Add(new PIFMetricsRecord
        {
            Uuid = plan.NewUuid(),
            Carrier = true,
            VendorId = SimulatedCard.VendorId,
            VendorName = SimulatedCard.VendorName,
            DeviceId = SimulatedCard.DeviceId,
            DeviceName = SimulatedCard.DeviceName,
            Speed = SimulatedCard.Speed,
            Duplex = true,
            PciBusPath = SimulatedCards.PciPathOf(card),
            LastUpdated = plan.Now,
        });
        plan.Add(new PIFRecord
        {
            Uuid = plan.NewUuid(),
            Device = plan.Options.NetworkCards[card],
            DeviceName = plan.Options.NetworkCards[card],
            Network = network,
            Host = plan.Hosts[host],
            MAC = SimulatedCards.MacOf(host, card),
            MTU = 1500,
            VLAN = -1,
            Metrics = metrics,
            Physical = true,
            CurrentlyAttached = true,
            IpConfigurationMode = isManagement ? IPConfigurationMode.Static : IPConfigurationMode.None,
            IP = isManagement ? SeededHosts.AddressOf(plan.Options, host) : "",
            Netmask = isManagement ? "255.255.255.0" : "",
            Gateway = isManagement ? "192.0.2.1" : "",
            DNS = isManagement ? "192.0.2.1" : "",
            Management = isManagement,
            Managed = true,
            Properties = XenMap<string, string>.Of(("gro", "on")),
        });
    }
}
