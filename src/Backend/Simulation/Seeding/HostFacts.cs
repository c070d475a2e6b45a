using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>What simulated hosts say about their hardware, software and licence. Clients look for these keys.</summary>
internal static class HostFacts
{
    private const string Features = "1fcbfbff-f7fa3223-2d93fbff-00000523-00000001-f1bf0fb9-00000000-00000100";

    private static readonly string[] s_restricted =
    [
        "vswitch_controller", "lab", "stage", "storagelink", "storagelink_site_recovery", "web_selfservice",
        "web_selfservice_manager", "hotfix_apply", "export_resource_data", "read_caching", "cifs", "health_check",
        "xcm", "vm_memory_introspection", "batch_hotfix_apply", "management_on_vlan", "ws_proxy", "vlan", "qos",
        "pool_attached_storage", "netapp", "equalogic", "pooling", "connection", "marathon", "email_alerting",
        "historical_performance", "wlb", "rbac", "dmc", "checkpoint", "ad", "dr", "vif_locking", "storage_xen_motion",
        "gpu", "vgpu", "vss", "integrated_gpu_passthrough", "guest_agent_auto_update", "pci_device_for_auto_update",
        "live_patching", "set_vcpus_number_live", "pvs_proxy", "igmp_snooping", "rpu", "pool_size", "cbt",
        "usb_passthrough",
        "network_sriov", "corosync", "zstd_export", "pool_secret_rotation", "certificate_verification", "updates",
        "internal_repo_access", "vtpm", "vm_groups",
    ];

    /// <summary>Every feature is licensed.</summary>
    public static XenMap<string, string> Restrictions { get; } = XenMap<string, string>.Of(
        s_restricted.Select(feature => KeyValuePair.Create("restrict_" + feature, "false")));

    public static XenMap<string, string> License { get; } = XenMap<string, string>.Of(
        Restrictions.Concat(XenMap<string, string>.Of(
            ("sku_type", "free"), ("version", "8.4.0"), ("productcode", ""), ("serialnumber", ""), ("sockets", "1"),
            ("company", ""), ("name", ""), ("expiry", "20991231T23:59:50Z"), ("grace", "no"), ("enable_xha", "true"),
            ("regular_nag_dialog", "false"), ("license_type", ""), ("postalcode", ""), ("sku_marketing_name", ""))));

    public static XenMap<string, string> Software { get; } = XenMap<string, string>.Of(
        ("product_version", "8.4.0"), ("product_version_text", "8"), ("product_version_text_short", "8"),
        ("product_brand", "XenServer"), ("platform_name", "XCP"), ("platform_version", "3.4.0"),
        ("build_number", "simulated"), ("hostname", "localhost"), ("date", "20260101T00:00:00Z"), ("dbv", "2026.0101"),
        ("xapi", "26.1"), ("xapi_build", "26.1.0"), ("xen", "4.17.5"), ("linux", "4.19.0+1"),
        ("xencenter_min", "2.21"), ("xencenter_max", "2.21"), ("network_backend", "openvswitch"),
        ("db_schema", "5.790"),
        ("package-linux", "installed"), ("xs:linux", "Simulated Linux pack, version 8.4.0, build 1"));

    public static XenMap<string, string> Bios { get; } = XenMap<string, string>.Of(
        ("bios-vendor", "Simulated"), ("bios-version", "1.0"), ("system-manufacturer", "Simulated"),
        ("system-product-name", "Simulated server"), ("system-version", "1"), ("system-serial-number", "0"),
        ("oem-1", "Xen"), ("hp-rombios", ""));

    public static XenMap<string, string> Chipset { get; } = XenMap<string, string>.Of(("iommu", "true"));

    public static XenSet<string> Capabilities { get; } = XenSet<string>.Of(
        "xen-3.0-x86_64", "xen-3.0-x86_32p", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64");

    public static string FeatureWords => Features;

    public static XenMap<string, string> CpuInfo(SimulatedHostOptions options) => XenMap<string, string>.Of(
        ("cpu_count", options.HostCpus.ToString(CultureInfo.InvariantCulture)), ("socket_count", "1"),
        ("threads_per_core", "2"), ("vendor", "GenuineIntel"), ("speed", "2400.000"),
        ("modelname", "Simulated CPU @ 2.40GHz"), ("family", "6"), ("model", "85"), ("stepping", "4"),
        ("flags", "fpu de tsc msr pae mce cx8 apic sep mca cmov pat clflush mmx fxsr sse sse2 ht syscall nx lm"),
        ("features", Features), ("features_pv", Features), ("features_hvm", Features),
        ("features_pv_host", Features), ("features_hvm_host", Features));
}
