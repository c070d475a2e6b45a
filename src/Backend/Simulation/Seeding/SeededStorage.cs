using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>Storage drivers, the local storage of each host, and the repository with the guest tools' disc.</summary>
internal static class SeededStorage
{
    private static readonly string[] s_diskFeatures =
    [
        "SR_PROBE", "SR_UPDATE", "SR_SUPPORTS_LOCAL_CACHING", "SR_STATS", "VDI_CREATE", "VDI_DELETE", "VDI_ATTACH",
        "VDI_DETACH", "VDI_MIRROR", "VDI_CLONE", "VDI_SNAPSHOT", "VDI_RESIZE", "ATOMIC_PAUSE", "VDI_RESET_ON_BOOT",
        "VDI_GENERATE_CONFIG", "VDI_UPDATE", "VDI_CONFIG_CBT", "VDI_INTRODUCE", "VDI_REVERT",
    ];

    private static readonly string[] s_sharedBlockFeatures = [.. s_diskFeatures, "SR_METADATA"];

    private static readonly string[] s_discFeatures =
        ["VDI_CREATE", "VDI_DELETE", "VDI_ATTACH", "VDI_DETACH", "VDI_INTRODUCE", "SR_ATTACH"];

    public static void AddTo(PoolPlan plan)
    {
        AddDriver(plan, "ext", "Local EXT3 VHD", "Stores virtual disks in a local file system", s_diskFeatures);
        AddDriver(plan, "lvm", "Local VHD on LVM", "Stores virtual disks in local logical volumes", s_diskFeatures);
        AddDriver(plan, "nfs", "NFS VHD", "Stores virtual disks as files on an NFS server", s_diskFeatures);
        AddDriver(
            plan, "lvmoiscsi", "LVHD over iSCSI", "Stores virtual disks in logical volumes on an iSCSI LUN",
            s_sharedBlockFeatures);
        AddDriver(plan, "iso", "ISO", "Serves discs from a folder of images", s_discFeatures);
        AddLocalStorage(plan);
        AddTools(plan);
    }

    private static void AddDriver(
        PoolPlan plan, string type, string name, string description, IReadOnlyList<string> features) =>
        plan.Add(new SMRecord
        {
            Uuid = plan.NewUuid(),
            NameLabel = name,
            NameDescription = description,
            Type = type,
            Vendor = "Simulated",
            Copyright = "",
            Version = "1.0",
            RequiredApiVersion = "1.0",
            Configuration = ConfigurationOf(type),
            Capabilities = XenSet<string>.Of([.. features]),
            Features = XenMap<string, long>.Of(features.Select(feature => KeyValuePair.Create(feature, 1L))),
            DriverFilename = $"/opt/xensource/sm/{type.ToUpperInvariant()}SR",
        });

    private static XenMap<string, string> ConfigurationOf(string type) => type switch
    {
        "nfs" => XenMap<string, string>.Of(
            ("server", "hostname or IP address of NFS server (required)"),
            ("serverpath", "path on remote server (required)")),
        "lvmoiscsi" => XenMap<string, string>.Of(
            ("target", "IP address or hostname of the iSCSI target (required)"),
            ("targetIQN", "IQN of the target LUN group to be attached (required)"),
            ("SCSIid", "scsi_id of the LUN to use (required)")),
        "iso" => XenMap<string, string>.Of(("location", "path to mount (required)")),
        _ => XenMap<string, string>.Of(("device", "local device path (required)")),
    };

    private static void AddLocalStorage(PoolPlan plan)
    {
        foreach (Ref<HostRecord> host in plan.Hosts)
        {
            Ref<SRRecord> sr = plan.Add(new SRRecord
            {
                Uuid = plan.NewUuid(),
                NameLabel = "Local storage",
                Type = "ext",
                ContentType = "user",
                PhysicalSize = plan.Options.LocalStorageBytes,
                OtherConfig = XenMap<string, string>.Of(
                    ("i18n-key", "local-storage"), ("i18n-original-value-name_label", "Local storage")),
                SmConfig = XenMap<string, string>.Of(("devserial", "simulated")),
            });
            plan.LocalStorage.Add(sr);
            AddPBD(plan, host, sr, XenMap<string, string>.Of(("device", "/dev/sda3")));
        }
    }

    private static void AddTools(PoolPlan plan)
    {
        Ref<SRRecord> sr = plan.Add(new SRRecord
        {
            Uuid = plan.NewUuid(),
            NameLabel = "XenServer Tools",
            NameDescription = "XenServer Tools ISOs",
            Type = "iso",
            ContentType = "iso",
            Shared = true,
            PhysicalSize = -1,
            IsToolsSr = true,
            OtherConfig = XenMap<string, string>.Of(
                ("xenserver_tools_sr", "true"), ("i18n-key", "xenserver-tools"),
                ("i18n-original-value-name_label", "XenServer Tools"),
                ("i18n-original-value-name_description", "XenServer Tools ISOs")),
        });
        foreach (Ref<HostRecord> host in plan.Hosts)
        {
            AddPBD(plan, host, sr, XenMap<string, string>.Of(
                ("location", "/opt/xensource/packages/iso"), ("legacy_mode", "true")));
        }
        const long discSize = 64L << 20;
        plan.Add(new VDIRecord
        {
            Uuid = plan.NewUuid(),
            NameLabel = "guest-tools.iso",
            NameDescription = "Drivers and agents for guests",
            SR = sr,
            VirtualSize = discSize,
            PhysicalUtilisation = discSize,
            Type = VDIType.User,
            Sharable = true,
            ReadOnly = true,
            Location = "guest-tools.iso",
            Managed = true,
            IsToolsIso = true,
            SmConfig = XenMap<string, string>.Of(("xs-tools", "true")),
        });
    }

    private static void AddPBD(
        PoolPlan plan, Ref<HostRecord> host, Ref<SRRecord> sr, XenMap<string, string> configuration) =>
        plan.Add(new PBDRecord
        {
            Uuid = plan.NewUuid(),
            Host = host,
            SR = sr,
            DeviceConfig = configuration,
            CurrentlyAttached = true,
        });
}
