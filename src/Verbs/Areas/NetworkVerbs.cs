using Xen.Model.Classes;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for networks and the network interfaces of hosts.</summary>
internal static class NetworkVerbs
{
    private const long UsualMtu = 1500;

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "network-create", "name-label", "name-description, MTU, bridge, managed",
            "Makes a network, which no interface of a host is on yet.", CreateAsync),
        CallVerb.Of("network-destroy", "network.destroy", "uuid", "Removes a network."),
        CallVerb.Of("network-attach", "network.attach", "uuid, host-uuid", "Brings a network up on a host.") with
        {
            IsHidden = true,
        },
        CallVerb.Of(
            "pif-introduce", "PIF.introduce", "host-uuid, mac=, device, managed=true",
            "Brings a network interface of a host on record."),
        CallVerb.Work("pif-scan", "PIF.scan", "host-uuid", "Brings all network interfaces of a host on record."),
        CallVerb.Work("pif-plug", "PIF.plug", "uuid", "Brings an interface up."),
        CallVerb.Work("pif-unplug", "PIF.unplug", "uuid", "Takes an interface down."),
        CallVerb.Work("pif-forget", "PIF.forget", "uuid", "Takes an interface off the record."),
        CallVerb.Of("pif-db-forget", "PIF.db_forget", "uuid", "Takes an interface off the record, unasked.") with
        {
            IsHidden = true,
        },
        CallVerb.Work(
            "pif-reconfigure-ip", "PIF.reconfigure_ip", "uuid, mode, IP=, netmask=, gateway=, DNS=",
            "Sets the IPv4 address of an interface; the mode is none, dhcp or static."),
        CallVerb.Work(
            "pif-reconfigure-ipv6", "PIF.reconfigure_ipv6", "uuid, mode, IPv6=, gateway=, DNS=",
            "Sets the IPv6 address of an interface; the mode is none, dhcp, static or autoconf."),
        CallVerb.Of(
            "pif-set-primary-address-type", "PIF.set_primary_address_type", "uuid, primary_address_type",
            "Says whether a host is reached by IPv4 or IPv6."),
        new Verb(
            "vlan-create", "pif-uuid, vlan, network-uuid", "", "Puts a tagged network on an interface.",
            CreateVlanAsync),
        CallVerb.Work("vlan-destroy", "VLAN.destroy", "uuid", "Takes a tagged network from its interface."),
        CallVerb.Work(
            "pool-vlan-create", "pool.create_VLAN_from_PIF", "pif-uuid, network-uuid, vlan",
            "Puts a tagged network on the same interface of all hosts."),
        CallVerb.Work(
            "bond-create", "Bond.create", "network-uuid, pif-uuids, mac=, mode=balance-slb, properties:",
            "Makes one interface of several; 'pif-uuids' names them with commas."),
        CallVerb.Work("bond-destroy", "Bond.destroy", "uuid", "Makes several interfaces of one again."),
        CallVerb.Of("bond-set-mode", "Bond.set_mode", "uuid, mode", "Sets how the interfaces of a bond share work."),
        CallVerb.Work(
            "tunnel-create", "tunnel.create", "pif-uuid, network-uuid, protocol=gre",
            "Makes a network whose traffic goes through an interface of a host to other hosts."),
        CallVerb.Work("tunnel-destroy", "tunnel.destroy", "uuid", "Removes a tunnel."),
        CallVerb.Work(
            "host-management-reconfigure", "host.management_reconfigure", "pif-uuid",
            "Has a host be managed through another interface."),
        CallVerb.Work(
            "pool-management-reconfigure", "pool.management_reconfigure", "network-uuid",
            "Has all hosts be managed through another network."),
        CallVerb.Of("host-management-disable", "host.management_disable", "", "Ends the management of a host.") with
        {
            IsHidden = true,
        },
        CallVerb.Work(
            "network-sriov-create", "network_sriov.create", "pif-uuid, network-uuid",
            "Has an interface appear as many."),
        CallVerb.Work("network-sriov-destroy", "network_sriov.destroy", "uuid", "Has an interface be one again."),
        CallVerb.Of(
            "sdn-controller-introduce", "SDN_controller.introduce", "protocol=ssl, address=, tcp-port=0",
            "Names a controller of the pool's switches."),
        CallVerb.Of("sdn-controller-forget", "SDN_controller.forget", "uuid", "Forgets a controller of switches."),
    ];

    private static async Task CreateAsync(VerbRun run) => await Creation.ShowAsync(
        run, NetworkRecord.ClassInfo,
        ("name_label", WireValue.Of(run.Need("name-label"))),
        ("name_description", WireValue.Of(run["name-description"] ?? "")),
        ("MTU", WireValue.Of(run["MTU"] is { } mtu ? ValueText.Int("MTU", mtu) : UsualMtu)),
        ("bridge", WireValue.Of(run["bridge"] ?? "")),
        ("managed", WireValue.Of(run["managed"] is null || run.IsSet("managed")))).ConfigureAwait(false);

    /// <summary>
    /// Shows the interface that carries the tagged network, not the record that ties it to the other.
    /// </summary>
    private static async Task CreateVlanAsync(VerbRun run)
    {
        WireValue vlan = await run.WorkAsync(
            "VLAN.create",
            await run.ReferenceAsync(PIFRecord.ClassInfo, "pif-uuid").ConfigureAwait(false),
            WireValue.Of(ValueText.Int("vlan", run.Need("vlan"))),
            await run.ReferenceAsync(NetworkRecord.ClassInfo, "network-uuid").ConfigureAwait(false))
            .ConfigureAwait(false);
        WireValue untagged = await run.CallAsync("VLAN.get_untagged_PIF", vlan).ConfigureAwait(false);
        await run.ShowUuidAsync(PIFRecord.ClassInfo, untagged).ConfigureAwait(false);
    }
}
