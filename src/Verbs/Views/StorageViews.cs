namespace Xen.Model.Verbs.Views;

/// <summary>The views of storage; see <see cref="ViewText"/> for the notation.</summary>
internal static class StorageViews
{
    /// <summary>Disks.</summary>
    public static readonly ViewText VDI = new(
        "vdi", "VDI", "uuid, name-label, name-description, sr-uuid, virtual-size, sharable, read-only", """
        uuid
        name-label rw
        name-description rw
        is-a-snapshot
        snapshot-of
        snapshots
        snapshot-time
        allowed-operations
        current-operations values
        sr-uuid
        sr-name-label
        vbd-uuids
        crashdump-uuids = crash_dumps
        virtual-size
        physical-utilisation
        location
        type
        sharable
        read-only
        storage-lock
        managed
        parent
        missing
        is-tools-iso
        other-config rw
        xenstore-data
        sm-config
        on-boot rw
        allow-caching rw
        metadata-latest
        metadata-of-pool
        tags rw
        cbt-enabled
        """);

    /// <summary>Places that hold disks.</summary>
    public static readonly ViewText SR =
        new("sr", "SR", "uuid, name-label, name-description, host, type, content-type", """
            uuid
            name-label rw
            name-description rw
            host = @sr-host
            allowed-operations
            current-operations values
            VDIs
            PBDs
            virtual-allocation
            physical-utilisation
            physical-size
            type
            content-type
            shared rw
            introduced-by
            is-tools-sr
            other-config rw
            sm-config
            blobs
            local-cache-enabled
            tags rw
            clustered
            """);

    /// <summary>How hosts reach storage.</summary>
    public static readonly ViewText PBD =
        new("pbd", "PBD", "uuid, host-uuid, sr-uuid, device-config, currently-attached", """
            uuid
            host deprecated
            host-uuid
            host-name-label
            sr-uuid
            sr-name-label
            device-config
            currently-attached
            other-config rw
            """);

    /// <summary>Drivers of storage.</summary>
    public static readonly ViewText SM = new(
        "sm", "SM", "uuid, type, name-label, name-description, vendor, copyright, configuration", """
        uuid
        name-label
        name-description
        type
        vendor
        copyright
        required-api-version
        capabilities deprecated
        features
        configuration
        driver-filename
        required-cluster-stack
        supported-image-formats
        """);

    /// <summary>Attempts at recovery after a disaster.</summary>
    public static readonly ViewText DRTask = new("drtask", "DR_task", "*", """
        uuid
        introduced-SRs
        """);

    /// <summary>Places where proxies keep blocks.</summary>
    public static readonly ViewText PvsCacheStorage =
        new("pvs-cache-storage", "PVS_cache_storage", "uuid, host-uuid, sr-uuid, pvs-site-uuid, size", """
            uuid
            host-uuid
            sr-uuid
            pvs-site-uuid = site
            size
            vdi-uuid
            """);

    /// <summary>Farms that stream disks.</summary>
    public static readonly ViewText PvsSite =
        new("pvs-site", "PVS_site", "uuid, name-label, name-description, pvs-uuid, pvs-server-uuids", """
            uuid
            name-label rw
            name-description rw
            pvs-uuid = PVS_uuid
            pvs-cache-storage-uuids = cache_storage
            pvs-server-uuids = servers
            pvs-proxy-uuids = proxies
            """);

    /// <summary>Servers of such farms.</summary>
    public static readonly ViewText PvsServer =
        new("pvs-server", "PVS_server", "uuid, addresses, pvs-site-uuid", """
            uuid
            addresses
            first-port
            last-port
            pvs-site-uuid = site
            """);

    /// <summary>What streams for one network interface.</summary>
    public static readonly ViewText PvsProxy =
        new("pvs-proxy", "PVS_proxy", "uuid, vif-uuid, pvs-site-uuid, currently-attached", """
            uuid
            pvs-site-uuid = site
            vif-uuid
            currently-attached
            status
            """);

    /// <summary>All of these.</summary>
    public static IReadOnlyList<ViewText> All { get; } =
        [VDI, SR, PBD, SM, DRTask, PvsCacheStorage, PvsSite, PvsServer, PvsProxy];
}
