using Xen.Model.Roles;

namespace Xen.Model.Projections.Roles;

/// <summary>
/// What can be asked of the server over HTTP without being a message, and who may. Each has a permission
/// <c>http/name</c>. Some paths look at more than the path: the console of a host itself is one of those.
/// </summary>
public static class HttpActions
{
    private const Role Hosts = Role.ClientCert;

    private static readonly Dictionary<string, Role> s_all = new(StringComparer.Ordinal)
    {
        ["get_services"] = Role.Everyone,
        ["post_services"] = Role.PoolAdmins,
        ["put_services"] = Role.PoolAdmins,
        ["post_remote_db_access"] = Role.PoolAdmins,
        ["post_remote_db_access_v2"] = Role.PoolAdmins,
        ["get_services_xenops"] = Role.VMPowerAdmins,
        ["post_services_xenops"] = Role.VMPowerAdmins | Hosts,
        ["put_services_xenops"] = Role.VMPowerAdmins | Hosts,
        ["get_services_sm"] = Role.VMPowerAdmins,
        ["post_services_sm"] = Role.VMPowerAdmins,
        ["put_services_sm"] = Role.VMPowerAdmins,
        ["put_import"] = Role.VMAdmins,
        ["put_import_metadata"] = Role.VMAdmins,
        ["put_import_raw_vdi"] = Role.VMAdmins,
        ["get_export"] = Role.VMAdmins,
        ["get_export_metadata"] = Role.VMAdmins,
        ["get_export_raw_vdi"] = Role.VMAdmins,
        ["connect_console"] = Role.VMOperators,
        ["connect_console/host_console"] = Role.PoolAdmins,
        ["connect_console_ws"] = Role.VMOperators,
        ["connect_console_ws/host_console_ws"] = Role.PoolAdmins,
        ["get_host_backup"] = Role.PoolAdmins,
        ["put_host_restore"] = Role.PoolAdmins,
        ["get_host_logs_download"] = Role.PoolOperators,
        ["put_pool_patch_upload"] = Role.PoolOperators,
        ["get_vncsnapshot"] = Role.VMOperators,
        ["get_vncsnapshot/host_console"] = Role.PoolAdmins,
        ["get_pool_xml_db_sync"] = Role.PoolAdmins,
        ["put_pool_xml_db_sync"] = Role.PoolAdmins,
        ["get_config_sync"] = Role.PoolAdmins,
        ["get_system_status"] = Role.PoolOperators,
        ["vm_rrd"] = Role.Everyone,
        ["get_vm_rrds"] = Role.Everyone,
        ["host_rrd"] = Role.Everyone,
        ["get_host_rrds"] = Role.Everyone,
        ["sr_rrd"] = Role.Everyone,
        ["rrd_updates"] = Role.Everyone,
        ["rrd"] = Role.PoolAdmins,
        ["get_blob"] = Role.Everyone,
        ["put_blob"] = Role.VMPowerAdmins,
        ["put_messages"] = Role.VMPowerAdmins,
        ["connect_remotecmd"] = Role.PoolAdmins,
        ["get_wlb_report"] = Role.Everyone,
        ["get_wlb_diagnostics"] = Role.Everyone,
        [AuditLog] = Role.Everyone,
        ["get_pool_update_download"] = Role.Everyone,
        ["get_repository"] = Role.LocalRootOnly,
        ["get_enabled_repository"] = Role.PoolOperators | Hosts,
        ["get_host_updates"] = Role.PoolOperators | Hosts,
        ["get_updates"] = Role.PoolOperators | Hosts,
        ["put_bundle"] = Role.PoolOperators,
    };

    /// <summary>Reading the audit trail.</summary>
    public const string AuditLog = "get_audit_log";

    /// <summary>Every action with the roles that may have it done.</summary>
    public static IReadOnlyDictionary<string, Role> All => s_all;

    /// <summary>The permission of an action.</summary>
    public static string PermissionOf(string action) => "http/" + action;
}
