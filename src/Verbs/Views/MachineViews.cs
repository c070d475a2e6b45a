namespace Xen.Model.Verbs.Views;

/// <summary>
/// The views of machines and what belongs to one of them; see <see cref="ViewText"/> for the notation.
/// </summary>
internal static class MachineViews
{
    private const string MachineColumns = """
        uuid
        name-label rw
        name-description rw
        user-version rw
        is-a-template rw
        is-default-template
        is-a-snapshot
        snapshot-of
        snapshots
        snapshot-time
        transportable-snapshot-id h
        snapshot-info
        parent
        children
        is-control-domain
        power-state
        memory-actual = metrics>memory_actual
        memory-target x
        memory-overhead
        memory-static-max rw
        memory-dynamic-max rw
        memory-dynamic-min rw
        memory-static-min rw
        suspend-VDI-uuid rw
        suspend-SR-uuid rw
        VCPUs-params rw
        VCPUs-max rw
        VCPUs-at-startup rw
        actions-after-shutdown rw
        actions-after-softreboot rw
        actions-after-reboot rw
        actions-after-crash rw
        console-uuids
        hvm = metrics>hvm
        platform rw
        allowed-operations
        current-operations values
        blocked-operations rw
        allowed-VBD-devices x = VM.get_allowed_VBD_devices()
        allowed-VIF-devices x = VM.get_allowed_VIF_devices()
        possible-hosts x = VM.get_possible_hosts()
        domain-type rw
        current-domain-type = metrics>current_domain_type
        HVM-boot-policy rw
        HVM-boot-params rw
        HVM-shadow-multiplier rw
        PV-kernel rw
        PV-ramdisk rw
        PV-args rw
        PV-legacy-args rw
        PV-bootloader rw
        PV-bootloader-args rw
        last-boot-CPU-flags
        last-boot-record x = last_booted_record
        resident-on
        affinity rw
        other-config rw
        dom-id = domid
        recommendations
        xenstore-data rw
        ha-always-run rw deprecated
        ha-restart-priority rw
        blobs
        start-time = metrics>start_time
        install-time = metrics>install_time
        VCPUs-number = metrics>VCPUs_number
        VCPUs-utilisation x = metrics>VCPUs_utilisation
        os-version = guest_metrics>os_version
        netbios-name = guest_metrics>netbios_name
        PV-drivers-version = guest_metrics>PV_drivers_version
        PV-drivers-up-to-date deprecated = guest_metrics>PV_drivers_up_to_date
        memory = guest_metrics>memory
        disks = guest_metrics>disks
        VBDs
        networks = guest_metrics>networks
        PV-drivers-detected = guest_metrics>PV_drivers_detected
        other = guest_metrics>other
        live = guest_metrics>live
        guest-metrics-last-updated = guest_metrics>last_updated
        can-use-hotplug-vbd = guest_metrics>can_use_hotplug_vbd
        can-use-hotplug-vif = guest_metrics>can_use_hotplug_vif
        cooperative x deprecated = VM.get_cooperative()
        tags rw
        appliance rw
        groups rw
        snapshot-schedule rw
        is-vmss-snapshot
        start-delay rw
        shutdown-delay rw
        order rw
        version
        generation-id
        hardware-platform-version
        has-vendor-device rw
        requires-reboot
        reference-label
        bios-strings
        vtpms = VTPMs
        pending-guidances
        recommended-guidances
        pending-guidances-recommended
        pending-guidances-full
        secureboot-certificates-state
        """;

    /// <summary>Virtual machines that are neither templates nor snapshots; control domains included.</summary>
    public static readonly ViewText VM = new("vm", "VM", "uuid, name-label, power-state", MachineColumns)
    {
        Filter = "is-a-template=false",
    };

    /// <summary>Templates, without snapshots.</summary>
    public static readonly ViewText Template =
        new("template", "VM", "uuid, name-label, name-description", MachineColumns)
        {
            Filter = "is-a-template=true,is-a-snapshot=false",
        };

    /// <summary>Snapshots.</summary>
    public static readonly ViewText Snapshot =
        new("snapshot", "VM", "uuid, name-label, name-description, is-vmss-snapshot", MachineColumns)
        {
            Filter = "is-a-snapshot=true",
        };

    /// <summary>Block devices of machines.</summary>
    public static readonly ViewText VBD =
        new("vbd", "VBD", "uuid, vm-uuid, vm-name-label, vdi-uuid, empty, device", """
            uuid
            vm-uuid
            vm-name-label
            vdi-uuid
            vdi-name-label
            allowed-operations
            current-operations values
            empty
            device
            userdevice rw
            bootable rw
            mode rw
            type rw
            unpluggable rw
            currently-attached
            attachable x = @attachable
            storage-lock
            status-code
            status-detail
            qos_algorithm_type rw
            qos_algorithm_params rw
            qos_supported_algorithms
            other-config rw
            io_read_kbs x = metrics>io_read_kbs
            io_write_kbs x = metrics>io_write_kbs
            """);

    /// <summary>Network interfaces of machines.</summary>
    public static readonly ViewText VIF = new("vif", "VIF", "uuid, vm-uuid, device, network-uuid", """
        uuid
        vm-uuid
        vm-name-label
        allowed-operations
        current-operations values
        device
        MAC nocase
        MAC-autogenerated
        MTU
        currently-attached
        qos_algorithm_type rw
        qos_algorithm_params rw
        qos_supported_algorithms
        other-config rw
        network-uuid
        network-name-label
        io_read_kbs x = metrics>io_read_kbs
        io_write_kbs x = metrics>io_write_kbs
        locking-mode rw
        ipv4-allowed rw
        ipv6-allowed rw
        ipv4-configuration-mode
        ipv4-addresses
        ipv4-gateway
        ipv6-configuration-mode
        ipv6-addresses
        ipv6-gateway
        """);

    /// <summary>Consoles of machines.</summary>
    public static readonly ViewText Console =
        new("console", "console", "uuid, vm-uuid, vm-name-label, protocol, location", """
            uuid
            vm-uuid
            vm-name-label
            protocol
            location
            other-config rw
            """);

    /// <summary>Groups of machines that start and stop together.</summary>
    public static readonly ViewText Appliance = new("appliance", "VM_appliance", "*", """
        uuid
        name-label rw
        name-description rw
        VMs
        allowed-operations
        current-operations values
        """);

    /// <summary>Groups of machines for their placement.</summary>
    public static readonly ViewText VMGroup =
        new("vm-group", "VM_group", "uuid, name-label, name-description, placement, vm-uuids", """
            uuid
            name-label rw
            name-description rw
            placement
            vm-uuids = VMs
            """);

    /// <summary>Schedules of snapshots.</summary>
    public static readonly ViewText VMSS = new("vmss", "VMSS", "*", """
        uuid
        name-label rw
        name-description rw
        enabled rw
        type rw
        retained-snapshots rw
        frequency rw
        schedule rw
        last-run-time
        VMs
        """);

    /// <summary>Trusted platform modules of machines.</summary>
    public static readonly ViewText VTPM = new("vtpm", "VTPM", "uuid, vm, is-unique", """
        uuid
        vm = VM
        allowed-operations
        current-operations values
        is-unique
        is-protected
        persistence-backend
        """);

    /// <summary>Virtual graphics devices.</summary>
    public static readonly ViewText VGPU = new("vgpu", "VGPU", "uuid, vm-uuid, device, gpu-group-uuid", """
        uuid
        vm-uuid
        vm-name-label
        device
        gpu-group-uuid
        gpu-group-name-label
        currently-attached
        type-uuid
        type-model-name = type>model_name
        resident-on
        compatibility-metadata
        other-config rw
        extra-args rw
        pci-uuid
        """);

    /// <summary>Virtual USB devices.</summary>
    public static readonly ViewText VUSB = new("vusb", "VUSB", "uuid, vm-uuid, usb-group-uuid", """
        uuid
        vm-uuid
        vm-name-label
        usb-group-uuid
        allowed-operations
        current-operations values
        currently-attached
        other-config rw
        """);

    /// <summary>All of these.</summary>
    public static IReadOnlyList<ViewText> All { get; } =
        [VM, Template, Snapshot, VBD, VIF, Console, Appliance, VMGroup, VMSS, VTPM, VGPU, VUSB];
}
