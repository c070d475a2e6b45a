namespace Xen.Model.Verbs.Views;

/// <summary>The views of hosts and what is built into them; see <see cref="ViewText"/> for the notation.</summary>
internal static class HostViews
{
    /// <summary>Hosts.</summary>
    public static readonly ViewText Host = new("host", "host", "uuid, name-label, name-description", """
        uuid
        name-label rw
        name-description rw
        allowed-operations
        current-operations values
        enabled
        display
        API-version-major
        API-version-minor
        API-version-vendor
        API-version-vendor-implementation
        logging rw
        suspend-image-sr-uuid rw
        crash-dump-sr-uuid rw
        software-version
        capabilities
        other-config rw
        cpu_info
        chipset-info
        hostname
        address
        supported-bootloaders
        blobs
        memory-overhead
        memory-total = metrics>memory_total
        memory-free = metrics>memory_free
        memory-free-computed x = host.compute_free_memory()
        host-metrics-live = metrics>live
        patches deprecated
        updates
        ha-statefiles
        ha-network-peers
        external-auth-type
        external-auth-service-name
        external-auth-configuration
        edition
        license-server
        power-on-mode
        power-on-config
        local-cache-sr
        tags rw
        ssl-legacy
        guest_VCPUs_params rw
        virtual-hardware-platform-versions
        control-domain-uuid
        resident-vms = resident_VMs
        updates-requiring-reboot
        features
        iscsi_iqn rw
        multipathing rw
        bios-strings
        *
        -metrics
        -resident_VMs
        -PIFs
        -PBDs
        -host_CPUs
        -crashdumps
        -license_params
        -cpu_configuration
        """);

    /// <summary>The pool.</summary>
    public static readonly ViewText Pool =
        new("pool", "pool", "uuid, name-label, name-description, master, default-SR", """
            uuid
            name-label rw
            name-description rw
            master
            default-SR rw
            crash-dump-SR rw
            suspend-image-SR rw
            supported-sr-types x = SR.get_supported_types()
            other-config rw
            allowed-operations
            current-operations values
            ha-enabled
            ha-configuration
            ha-statefiles
            ha-host-failures-to-tolerate rw
            ha-plan-exists-for
            ha-allow-overcommit rw
            ha-overcommitted
            blobs
            wlb-url
            wlb-username
            wlb-enabled rw
            wlb-verify-cert rw
            gui-config rw h
            health-check-config rw h
            vswitch-controller deprecated
            restrictions
            tags rw
            license-state x = pool.get_license_state()
            ha-cluster-stack
            guest-agent-config rw
            cpu_info
            policy-no-vendor-device rw
            live-patching-disabled rw
            *
            -wlb_password
            -repository_proxy_password
            -telemetry_uuid
            """);

    /// <summary>Processors of hosts.</summary>
    public static readonly ViewText HostCpu =
        new("host-cpu", "host_cpu", "uuid, number, vendor, speed, utilisation", """
            uuid
            host-uuid
            host-name-label
            number
            vendor
            speed
            model
            family
            modelname
            stepping
            flags
            utilisation
            other-config rw
            """);

    /// <summary>What crashes of hosts left behind.</summary>
    public static readonly ViewText HostCrashdump =
        new("host-crashdump", "host_crashdump", "uuid, timestamp, size", """
            uuid
            host-uuid
            timestamp
            size
            """);

    /// <summary>Features that hosts have.</summary>
    public static readonly ViewText Feature =
        new("feature", "Feature", "uuid, name-label, name-description, enabled, experimental, version, host-uuid", """
            uuid
            name-label
            name-description
            enabled
            experimental
            version
            host-uuid
            """);

    /// <summary>Drivers of the kernel of hosts.</summary>
    public static readonly ViewText HostDriver =
        new("hostdriver", "Host_driver", "uuid, name, host-uuid, active-variant, selected-variant", """
            uuid
            name
            friendly-name
            type
            description
            info
            host-uuid
            variants
            active-variant
            selected-variant
            """);

    /// <summary>What such drivers exist in.</summary>
    public static readonly ViewText HostDriverVariant =
        new("hostdriver-variant", "Driver_variant", "uuid, name, driver-uuid, version, priority", """
            uuid
            name
            driver-uuid
            driver-name = driver>name
            version
            hardware-present
            priority
            status
            """);

    /// <summary>Cards in hosts.</summary>
    public static readonly ViewText Pci =
        new("pci", "PCI", "uuid, vendor-name, device-name, pci-id", """
            uuid
            class-name
            vendor-name
            device-name
            driver-name
            host-uuid
            host-name-label
            pci-id
            dependencies
            other-config rw
            """);

    /// <summary>Graphics cards.</summary>
    public static readonly ViewText Pgpu =
        new("pgpu", "PGPU", "uuid, vendor-name, device-name, gpu-group-uuid", """
            uuid
            pci-uuid
            vendor-name = PCI>vendor_name
            device-name = PCI>device_name
            dom0-access
            is-system-display-device
            gpu-group-uuid rw
            gpu-group-name-label
            host-uuid
            host-name-label
            pci-id = PCI>pci_id
            dependencies = PCI>dependencies
            other-config rw
            supported-VGPU-types
            enabled-VGPU-types rw
            resident-VGPUs
            compatibility-metadata
            """);

    /// <summary>Graphics cards of a kind.</summary>
    public static readonly ViewText GpuGroup =
        new("gpu-group", "GPU_group", "uuid, name-label, name-description", """
            uuid
            name-label rw
            name-description rw
            VGPU-uuids
            PGPU-uuids
            other-config rw
            enabled-VGPU-types
            supported-VGPU-types
            allocation-algorithm rw
            """);

    /// <summary>Kinds of virtual graphics devices.</summary>
    public static readonly ViewText VgpuType =
        new("vgpu-type", "VGPU_type", "uuid, vendor-name, model-name, max-heads, max-resolution", """
            uuid
            vendor-name
            model-name
            framebuffer-size
            max-heads
            max-resolution = @max-resolution
            supported-on-PGPUs
            enabled-on-PGPUs
            supported-on-GPU-groups
            enabled-on-GPU-groups
            VGPU-uuids
            experimental
            compatible-types-in-vm
            compatible-types-on-pgpu
            """);

    /// <summary>USB devices in hosts.</summary>
    public static readonly ViewText Pusb =
        new("pusb", "PUSB", "uuid, path, product-id, product-desc, vendor-id, vendor-desc, serial, version", """
            uuid
            usb-group-uuid
            host-uuid
            host-name-label
            path
            vendor-id
            vendor-desc
            product-id
            product-desc
            serial
            version
            description
            speed
            passthrough-enabled rw
            other-config rw
            """);

    /// <summary>USB devices of a kind.</summary>
    public static readonly ViewText UsbGroup =
        new("usb-group", "USB_group", "uuid, name-label, name-description", """
            uuid
            name-label rw
            name-description rw
            PUSB-uuids
            VUSB-uuids
            other-config rw
            """);

    /// <summary>All of these.</summary>
    public static IReadOnlyList<ViewText> All { get; } =
    [
        Host, Pool, HostCpu, HostCrashdump, Feature, HostDriver, HostDriverVariant, Pci, Pgpu, GpuGroup, VgpuType,
        Pusb, UsbGroup,
    ];
}
