namespace Xen.Model.Verbs.Views;

/// <summary>The views of networks; see <see cref="ViewText"/> for the notation.</summary>
internal static class NetworkViews
{
    /// <summary>Networks.</summary>
    public static readonly ViewText Network =
        new("network", "network", "uuid, name-label, name-description, bridge", """
            uuid
            name-label rw
            name-description rw
            VIF-uuids
            PIF-uuids
            MTU rw
            bridge
            managed
            other-config rw
            blobs
            tags rw
            default-locking-mode rw
            purpose rw
            """);

    /// <summary>Network interfaces of hosts.</summary>
    public static readonly ViewText PIF = new(
        "pif", "PIF", "uuid, device, MAC, currently-attached, VLAN, network-uuid, host-uuid", """
        uuid
        device
        MAC nocase
        physical
        managed
        currently-attached
        MTU
        VLAN
        vlan-master-of = VLAN_master_of
        vlan-slave-of = VLAN_slave_of
        bond-master-of
        bond-slave-of
        sriov-physical-PIF-of
        sriov-logical-PIF-of
        tunnel-access-PIF-of
        tunnel-transport-PIF-of
        management
        network-uuid
        network-name-label
        host-uuid
        host-name-label
        IP-configuration-mode
        IP
        netmask
        gateway
        IPv6-configuration-mode
        IPv6
        IPv6-gateway
        primary-address-type
        DNS
        properties
        capabilities
        io_read_kbs x = metrics>io_read_kbs
        io_write_kbs x = metrics>io_write_kbs
        carrier = metrics>carrier
        vendor-id = metrics>vendor_id
        vendor-name = metrics>vendor_name
        device-id = metrics>device_id
        device-name = metrics>device_name
        speed = metrics>speed
        duplex = metrics>duplex
        disallow-unplug rw
        pci-bus-path = metrics>pci_bus_path
        other-config rw
        igmp-snooping-status
        """);

    /// <summary>Interfaces that work as one.</summary>
    public static readonly ViewText Bond = new("bond", "Bond", "uuid, master, slaves", """
        uuid
        master
        slaves
        mode
        properties rw
        primary-slave
        links-up
        auto-update-mac
        other-config rw
        """);

    /// <summary>Tagged networks on an interface.</summary>
    public static readonly ViewText Vlan = new("vlan", "VLAN", "uuid, tagged-PIF, untagged-PIF, tag", """
        uuid
        tagged-PIF
        untagged-PIF
        tag
        other-config rw
        """);

    /// <summary>Tunnels between hosts.</summary>
    public static readonly ViewText Tunnel =
        new("tunnel", "tunnel", "uuid, transport-PIF, access-PIF, status", """
            uuid
            transport-PIF
            access-PIF
            status
            protocol
            other-config rw
            """);

    /// <summary>Interfaces that are many.</summary>
    public static readonly ViewText Sriov =
        new("network-sriov", "network_sriov", "uuid, physical-pif, logical-pif, requires-reboot", """
            uuid
            physical-pif = physical_PIF
            logical-pif = logical_PIF
            requires-reboot
            remaining-capacity x = network_sriov.get_remaining_capacity()
            configuration-mode
            """);

    /// <summary>Controllers of switches.</summary>
    public static readonly ViewText SdnController =
        new("sdn-controller", "SDN_controller", "uuid, protocol, address, port", """
            uuid
            protocol
            address
            port
            """);

    /// <summary>All of these.</summary>
    public static IReadOnlyList<ViewText> All { get; } = [Network, PIF, Bond, Vlan, Tunnel, Sriov, SdnController];
}
