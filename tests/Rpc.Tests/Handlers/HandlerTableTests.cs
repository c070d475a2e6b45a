using Xen.Model.Projections.Roles;
using Xen.Model.Roles;
using Xen.Model.Rpc.Handlers;

namespace Xen.Model.Rpc.Tests.Handlers;

/// <summary>Which handler a request finds, and who may ask for what.</summary>
public sealed class HandlerTableTests
{
    [Theory]
    [InlineData("GET", "/rrd_updates", "/rrd_updates")]
    [InlineData("GET", "/rrd_updatesXYZ", "/rrd_updates")]
    [InlineData("PUT", "/import_raw_vdi", "/import_raw_vdi")]
    [InlineData("PUT", "/import_metadata", "/import")]
    [InlineData("PUT", "/rrd", null)]
    [InlineData("GET", "/import", null)]
    [InlineData("get", "/rrd_updates", null)]
    [Trait("Obligation", "HTTP-18")]
    public void The_longest_prefix_of_the_method_wins(string method, string path, string? prefix)
    {
        var table = new HandlerTable(
        [
            Of("GET", "/rrd"), Of("GET", "/rrd_updates"), Of("PUT", "/import"), Of("PUT", "/import_raw_vdi"),
        ]);

        table.Find(method, path)?.Prefix.Should().Be(prefix);
    }

    [Fact]
    public void A_later_handler_replaces_an_earlier_one()
    {
        HttpHandler later = Of("GET", "/x");

        new HandlerTable([Of("GET", "/x"), later]).Find("GET", "/x").Should().BeSameAs(later);
    }

    /// <summary>The least role of each action, as the API's documents and its public source have it.</summary>
    [Theory]
    [InlineData(Role.ReadOnly, "get_services get_vm_rrds vm_rrd host_rrd get_host_rrds sr_rrd rrd_updates get_blob "
        + "get_wlb_report get_wlb_diagnostics get_audit_log get_pool_update_download")]
    [InlineData(Role.VMOperator, "connect_console connect_console_ws get_vncsnapshot")]
    [InlineData(Role.VMAdmin, "put_import put_import_metadata put_import_raw_vdi get_export get_export_metadata "
        + "get_export_raw_vdi")]
    [InlineData(Role.VMPowerAdmin, "put_blob put_messages get_services_sm put_services_sm post_services_sm "
        + "get_services_xenops put_services_xenops post_services_xenops")]
    [InlineData(Role.PoolOperator, "get_system_status get_host_logs_download put_pool_patch_upload put_bundle "
        + "get_enabled_repository get_host_updates get_updates")]
    [InlineData(Role.PoolAdmin, "connect_console/host_console connect_console_ws/host_console_ws "
        + "get_vncsnapshot/host_console get_host_backup put_host_restore get_pool_xml_db_sync put_pool_xml_db_sync "
        + "get_config_sync connect_remotecmd rrd post_services put_services post_remote_db_access "
        + "post_remote_db_access_v2")]
    [Trait("Obligation", "HTTP-19")]
    public void Every_action_needs_its_role(Role least, string actions)
    {
        foreach (string action in actions.Split(' '))
        {
            Role may = HttpActions.All[action];
            (may & least).Should().Be(least, action);
            // Roles are numbered from the most privileged down: the next lesser one is the next bit.
            Role lesser = (Role)((int)least << 1);
            (may & lesser & Role.Everyone).Should().Be((Role)0, action);
        }
    }

    private static HttpHandler Of(string method, string prefix) =>
        new(method, prefix, null, (_, _) => Task.CompletedTask);
}
