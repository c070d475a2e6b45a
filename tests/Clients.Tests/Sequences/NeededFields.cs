namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>What Xen Orchestra reads of the records of each class; it loses objects that lack some of it.</summary>
internal static class NeededFields
{
    public static IReadOnlyDictionary<string, string[]> ByClass { get; } = new Dictionary<string, string[]>
    {
        ["VM"] = Names(
            """
            HVM_boot_params VBDs VIFs VCPUs_at_startup VCPUs_max VCPUs_params bios_strings blocked_operations consoles
            current_operations domain_type guest_metrics ha_restart_priority has_vendor_device is_a_snapshot
            is_a_template is_control_domain is_default_template memory_static_min memory_static_max memory_dynamic_min
            memory_dynamic_max metrics name_label name_description other_config platform power_state recommendations
            resident_on snapshot_info snapshot_of snapshot_time snapshots start_delay tags uuid xenstore_data affinity
            domid allowed_operations
            """),
        ["host"] = Names(
            """
            address bios_strings capabilities chipset_info cpu_info current_operations enabled hostname iscsi_iqn
            license_params license_server logging metrics name_label name_description other_config power_on_mode
            software_version tags uuid resident_VMs PBDs PIFs
            """),
        ["host_metrics"] = Names("live memory_total memory_free"),
        ["pool"] = Names(
            """
            cpu_info current_operations ha_enabled ha_reboot_vm_on_internal_shutdown ha_statefiles master
            migration_compression name_label name_description other_config restrictions tags uuid default_SR
            """),
        ["SR"] = Names(
            """
            PBDs content_type current_operations name_label name_description other_config physical_size
            physical_utilisation shared sm_config tags type uuid virtual_allocation
            """),
        ["PBD"] = Names("currently_attached device_config other_config host SR"),
        ["SM"] = Names(
            """
            configuration driver_filename features name_label name_description required_cluster_stack
            supported_image_formats type vendor
            """),
        ["VDI"] = Names(
            """
            cbt_enabled current_operations is_a_snapshot managed missing name_label name_description other_config
            physical_utilisation sm_config tags type virtual_size
            """),
        ["VBD"] = Names("VDI VM bootable currently_attached device mode type userdevice empty"),
        ["VIF"] = Names(
            """
            MAC MTU currently_attached device ipv4_allowed ipv6_allowed locking_mode other_config qos_algorithm_type
            qos_algorithm_params network VM
            """),
        ["PIF"] = Names(
            """
            DNS IP IPv6 MAC MTU VLAN bond_master_of bond_slave_of currently_attached device disallow_unplug gateway
            ip_configuration_mode ipv6_configuration_mode management netmask physical primary_address_type
            """),
        ["PIF_metrics"] = Names("carrier device_name speed"),
        ["network"] = Names(
            """
            MTU bridge current_operations default_locking_mode name_label name_description other_config purpose tags
            """),
        ["VM_metrics"] = Names("install_time memory_actual start_time"),
        ["VM_guest_metrics"] = Names("os_version PV_drivers_version PV_drivers_up_to_date networks other"),
        ["task"] = Names(
            """
            allowed_operations created current_operations finished name_label name_description other_config progress
            result status
            """),
        ["message"] = Names("body name obj_uuid timestamp"),
    };

    private static string[] Names(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
