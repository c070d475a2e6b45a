using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands that few people need.</summary>
internal static class RareVerbs
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        .. Hosts, .. Clusters, .. Devices, .. Streaming, .. Callers, .. Updates, .. Certificates,
        CallVerb.Of("message-destroy-all", "message.destroy_all", "filter:", "Removes all messages that fit."),
        new Verb(
            "observer-create", "name-label",
            "name-description, enabled, host-uuids, attributes:, endpoints, components",
            "Has the server's work watched.",
            async run => await Creation.ShowAsync(
                run, ObserverRecord.ClassInfo,
                ("name_label", WireValue.Of(run.Need("name-label"))),
                ("name_description", WireValue.Of(run["name-description"] ?? "")),
                ("enabled", WireValue.Of(run.IsSet("enabled"))),
                ("hosts", await ReferencesAsync(run, "host-uuids").ConfigureAwait(false)),
                ("attributes", TypedValues.Map(run.Line.Behind("attributes:"))),
                ("endpoints", TypedValues.Set(ValueText.Set(run["endpoints"] ?? "bugtool"))),
                ("components", TypedValues.Set(ValueText.Set(run["components"] ?? "")))).ConfigureAwait(false)),
        CallVerb.Of("observer-destroy", "Observer.destroy", "uuid", "Has the server's work watched no longer."),
        CallVerb.Work(
            "vm-sysprep", "VM.sysprep", "uuid, unattend, timeout=180", "Prepares a Windows guest to be copied."),
        CallVerb.Of(
            "vm-update-secureboot-certificates-on-boot", "VM.update_secureboot_certificates_on_boot", "uuid, mark=true",
            "Has the certificates for secure boot replaced when a VM boots."),
        new Verb(
            "vm-is-bios-customized", "", "", "Shows whether the BIOS strings of the selected VMs are their own.",
            run => ObjectLoop.EachAsync(run, vm => run.Terminal.ValuesAsync(
                vm.Entry("bios_strings", "bios-vendor") is null or "Xen" ? "generic" : "customized")))
        {
            Selection = Selection.VM, TakesTemplates = true,
        },
        CallVerb.Work(
            "drtask-create", "DR_task.create", "type, device-config:, sr-whitelist=",
            "Looks for the database of another pool on storage."),
        CallVerb.Work("drtask-destroy", "DR_task.destroy", "uuid", "Ends the look at another pool's storage."),
        CallVerb.Work(
            "lvhd-enable-thin-provisioning", "LVHD.enable_thin_provisioning",
            "host-uuid, sr-uuid, initial-allocation, allocation-quantum", "Has storage give space when it is needed."),
    ];

    private static IEnumerable<Verb> Hosts =>
    [
        new Verb(
            "host-all-editions", "", "uuid", "Lists the editions that hosts can have.",
            async run => await run.Terminal.ValuesAsync(
                [.. (await HostAsync(run).ConfigureAwait(false)).Texts("editions")]).ConfigureAwait(false)),
        new Verb(
            "host-license-view", "", "host-uuid", "Shows the licence of a host.",
            async run => await Tables.ShowAsync(
                run,
                [
                    .. (await HostAsync(run, "host-uuid").ConfigureAwait(false))["license_params"].Members
                        .Select(entry => (entry.Key, entry.Value.Text)),
                ]).ConfigureAwait(false)),
        new Verb(
            "host-get-cpu-features", "", "uuid", "Shows which features the processors of a host have.",
            async run => await run.Terminal.ValuesAsync(
                (await HostAsync(run).ConfigureAwait(false)).Entry("cpu_info", "features") ?? "")
                .ConfigureAwait(false)),
        new Verb(
            "pool-get-cpu-features", "", "", "Shows which features the processors of all hosts have.",
            async run => await Tables.ShowAsync(
                run,
                [
                    .. (await run.Objects.PoolAsync().ConfigureAwait(false))["cpu_info"].Members
                        .Where(entry => entry.Key.StartsWith("features", StringComparison.Ordinal))
                        .Select(entry => (entry.Key, entry.Value.Text)),
                ]).ConfigureAwait(false)),
        CallVerb.Of("host-license-remove", "host.license_remove", "host-uuid", "Takes the licence from a host."),
        FromFile("host-license-add", "license-file", "host-uuid", "host.license_add", "Gives a host a licence."),
        CallVerb.Work("host-apply-updates", "host.apply_updates", "uuid, hash", "Has a host install updates."),
        CallVerb.Of(
            "host-bugreport-upload", "host.bugreport_upload", "uuid, url=, options:", "Sends a report to a server."),
        CallVerb.Of(
            "host-enable-external-auth", "host.enable_external_auth", "host-uuid, config:, service-name, auth-type",
            "Lets users of a directory in to a host."),
        CallVerb.Of(
            "host-disable-external-auth", "host.disable_external_auth", "host-uuid, config:, force=false",
            "Lets users of a directory in no longer."),
        CallVerb.Of(
            "host-external-auth-set-ldaps", "host.external_auth_set_ldaps", "host-uuid, ldaps, force=false",
            "Says whether a host asks its directory over TLS."),
        CallVerb.Of(
            "pool-external-auth-set-ldaps", "pool.external_auth_set_ldaps", "$pool, ldaps, force=false",
            "Says whether hosts ask their directory over TLS."),
        Hidden("host-emergency-clear-mandatory-guidance", "host.emergency_clear_mandatory_guidance", ""),
        Hidden("host-emergency-disable-tls-verification", "host.emergency_disable_tls_verification", ""),
        Hidden("host-emergency-reenable-tls-verification", "host.emergency_reenable_tls_verification", ""),
        Hidden("host-emergency-reset-server-certificate", "host.emergency_reset_server_certificate", ""),
        Hidden("host-emergency-management-reconfigure", "host.local_management_reconfigure", "interface"),
        Hidden("host-ha-xapi-healthcheck", "host.ha_xapi_healthcheck", ""),
        Hidden("host-signal-networking-change", "host.signal_networking_change", ""),
        Hidden("host-notify", "host.notify", "type, params="),
        Hidden("host-prepare-for-poweroff", "host.prepare_for_poweroff", "uuid"),
        Hidden("host-refresh-pack-info", "host.refresh_pack_info", "host-uuid"),
        Hidden("host-update-firewalld-service-status", "host.update_firewalld_service_status", ""),
        Hidden("host-shutdown-agent", "host.shutdown_agent", ""),
        Hidden("host-sm-dp-destroy", "host.sm_dp_destroy", "uuid, dp, allow-leak=false"),
        Hidden("diagnostic-compact", "Diagnostics.gc_compact", "uuid"),
        new Verb(
            "diagnostic-gc-stats", "uuid", "", "Shows facts about the memory of the server on a host.",
            async run => await Tables.ShowAsync(
                run,
                [
                    .. (await run.CallAsync(
                        "Diagnostics.gc_stats",
                        await run.ReferenceAsync(HostRecord.ClassInfo, "uuid").ConfigureAwait(false))
                        .ConfigureAwait(false)).Members.Select(entry => (entry.Key, entry.Value.Text)),
                ]).ConfigureAwait(false)) { IsHidden = true },
        CallVerb.Of(
            "pool-get-guest-secureboot-readiness", "pool.get_guest_secureboot_readiness", "$pool",
            "Shows whether guests can use secure boot."),
        CallVerb.Of(
            "pool-send-test-post", "pool.send_test_post", "dest-host, dest-port, body", "Sends a text to a server."),
    ];

    private static IEnumerable<Verb> Clusters =>
    [
        CallVerb.Work(
            "cluster-create", "Cluster.create",
            "pif-uuid, cluster-stack=corosync, pool-auto-join=true, token-timeout=20, token-timeout-coefficient=1",
            "Makes a cluster of one host."),
        CallVerb.Work("cluster-destroy", "Cluster.destroy", "uuid", "Ends a cluster of one host."),
        CallVerb.Work(
            "cluster-pool-force-destroy", "Cluster.pool_force_destroy", "cluster-uuid",
            "Ends a cluster whatever fails."),
        CallVerb.Work(
            "cluster-host-create", "Cluster_host.create", "cluster-uuid, host-uuid, pif-uuid",
            "Takes a host into a cluster."),
        CallVerb.Work("cluster-host-destroy", "Cluster_host.destroy", "uuid", "Takes a host out of its cluster."),
        CallVerb.Work(
            "cluster-host-force-destroy", "Cluster_host.force_destroy", "uuid",
            "Takes a host out of its cluster whatever fails."),
    ];

    private static IEnumerable<Verb> Devices =>
    [
        CallVerb.Of("pci-enable-dom0-access", "PCI.enable_dom0_access", "uuid", "Has the host itself use a card."),
        CallVerb.Of("pci-disable-dom0-access", "PCI.disable_dom0_access", "uuid", "Keeps a card for VMs."),
        CallVerb.Of("pci-get-dom0-access-status", "PCI.get_dom0_access_status", "uuid", "Shows who uses a card."),
        CallVerb.Of("pgpu-enable-dom0-access", "PGPU.enable_dom0_access", "uuid", "Has the host itself use it."),
        CallVerb.Of("pgpu-disable-dom0-access", "PGPU.disable_dom0_access", "uuid", "Keeps it for VMs."),
        CallVerb.Of(
            "gpu-group-create", "GPU_group.create", "name-label, name-description=",
            "Makes a group of graphics cards."),
        CallVerb.Of(
            "gpu-group-get-remaining-capacity", "GPU_group.get_remaining_capacity", "uuid, vgpu-type-uuid",
            "Shows how many more virtual graphics devices fit."),
        CallVerb.Of(
            "vgpu-create", "VGPU.create", "vm-uuid, gpu-group-uuid, device=0, other-config:, vgpu-type-uuid=",
            "Gives a VM a virtual graphics device."),
        CallVerb.Of("vgpu-destroy", "VGPU.destroy", "uuid", "Takes a virtual graphics device from its VM."),
        CallVerb.Of("hostdriver-select", "Host_driver.select", "uuid, variant-uuid", "Chooses a driver's variant."),
        CallVerb.Of("hostdriver-deselect", "Host_driver.deselect", "uuid", "Chooses no variant of a driver."),
        CallVerb.Of("hostdriver-variant-select", "Driver_variant.select", "uuid", "Chooses this variant of a driver."),
    ];

    private static IEnumerable<Verb> Streaming =>
    [
        CallVerb.Of(
            "pvs-site-introduce", "PVS_site.introduce", "name-label, name-description=, pvs-uuid=",
            "Brings a farm that streams disks on record."),
        CallVerb.Of("pvs-site-forget", "PVS_site.forget", "uuid", "Forgets a farm."),
        CallVerb.Of(
            "pvs-server-introduce", "PVS_server.introduce", "addresses, first-port, last-port, pvs-site-uuid",
            "Brings a server of a farm on record."),
        CallVerb.Of("pvs-server-forget", "PVS_server.forget", "uuid", "Forgets a server of a farm."),
        CallVerb.Of("pvs-proxy-create", "PVS_proxy.create", "pvs-site-uuid, vif-uuid", "Streams for an interface."),
        CallVerb.Of("pvs-proxy-destroy", "PVS_proxy.destroy", "uuid", "Ends streaming for an interface."),
        new Verb(
            "pvs-cache-storage-create", "host-uuid, sr-uuid, pvs-site-uuid, size", "",
            "Has blocks of a farm kept on storage of a host.",
            async run => await Creation.ShowAsync(
                run, PVSCacheStorageRecord.ClassInfo,
                ("host", await run.ReferenceAsync(HostRecord.ClassInfo, "host-uuid").ConfigureAwait(false)),
                ("SR", await run.ReferenceAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false)),
                ("site", await run.ReferenceAsync(PVSSiteRecord.ClassInfo, "pvs-site-uuid").ConfigureAwait(false)),
                ("size", WireValue.Of(ValueText.Bytes("size", run.Need("size"))))).ConfigureAwait(false)),
        CallVerb.Of(
            "pvs-cache-storage-destroy", "PVS_cache_storage.destroy", "uuid", "Has blocks of a farm kept no longer."),
    ];

    private static IEnumerable<Verb> Callers =>
    [
        new Verb(
            "caller-create", "name-label", "name-description, user-agent, client-ip", "Names a program that calls.",
            run => Creation.ShowAsync(
                run, CallerRecord.ClassInfo,
                ("name_label", WireValue.Of(run.Need("name-label"))),
                ("name_description", WireValue.Of(run["name-description"] ?? "")),
                ("user_agent", WireValue.Of(run["user-agent"] ?? "")),
                ("client_ip", WireValue.Of(run["client-ip"] ?? "")))),
        new Verb(
            "caller-list-usage", "", "", "Shows what programs have used.",
            async run =>
            {
                WireValue usage = await run.CallAsync("Caller.query_all_usage").ConfigureAwait(false);
                foreach (WireValue row in usage.Items)
                {
                    await run.Terminal.PrintAsync(string.Join('\t', row.Items.Select(item => item.Text)))
                        .ConfigureAwait(false);
                }
            }),
        new Verb(
            "caller-query-usage", "uuid", "", "Shows what a program has used: calls, and tokens of its limit.",
            UsageAsync),
        CallVerb.Of("caller-destroy", "Caller.destroy", "uuid", "Forgets a program that calls."),
        new Verb(
            "rate-limit-create", "name-label, burst-size, fill-rate", "name-description",
            "Makes a limit for programs that call.",
            run => Creation.ShowAsync(
                run, RateLimitRecord.ClassInfo,
                ("name_label", WireValue.Of(run.Need("name-label"))),
                ("name_description", WireValue.Of(run["name-description"] ?? "")),
                ("burst_size", WireValue.Of(ValueText.Float("burst-size", run.Need("burst-size")))),
                ("fill_rate", WireValue.Of(ValueText.Float("fill-rate", run.Need("fill-rate")))))),
        CallVerb.Of("rate-limit-destroy", "Rate_limit.destroy", "uuid", "Removes a limit."),
        CallVerb.Of(
            "rate-limit-add-caller", "Rate_limit.add_caller", "uuid, caller-uuid", "Has a limit hold for a program."),
        CallVerb.Of(
            "rate-limit-remove-caller", "Rate_limit.remove_caller", "uuid, caller-uuid",
            "Has a limit hold for a program no longer."),
    ];

    private static IEnumerable<Verb> Updates =>
    [
        Hidden("patch-apply", "pool_patch.apply", "uuid, host-uuid"),
        Hidden("patch-pool-apply", "pool_patch.pool_apply", "uuid"),
        Hidden("patch-precheck", "pool_patch.precheck", "uuid, host-uuid"),
        Hidden("patch-clean", "pool_patch.clean", "uuid"),
        Hidden("patch-pool-clean", "pool_patch.pool_clean", "uuid"),
        Hidden("patch-destroy", "pool_patch.destroy", "uuid"),
        CallVerb.Of(
            "repository-introduce-bundle", "Repository.introduce_bundle", "name-label, name-description=",
            "Names a place for updates that come in a file."),
        Hidden("pool-enable-binary-storage", "pool.enable_binary_storage", ""),
        Hidden("pool-disable-binary-storage", "pool.disable_binary_storage", ""),
        Hidden("pool-disable-ssl-legacy", "pool.disable_ssl_legacy", "$pool"),
        CallVerb.Of("pool-deconfigure-wlb", "pool.deconfigure_wlb", "", "Ends asking a server where VMs are to run."),
        CallVerb.Of(
            "pool-initialize-wlb", "pool.initialize_wlb",
            "wlb_url, wlb_username, wlb_password, xenserver_username, xenserver_password",
            "Has a server say where VMs are to run."),
        CallVerb.Of(
            "pool-send-wlb-configuration", "pool.send_wlb_configuration", "config:", "Configures that server."),
    ];

    private static IEnumerable<Verb> Certificates =>
    [
        CallVerb.Work(
            "host-refresh-server-certificate", "host.refresh_server_certificate", "host",
            "Makes the certificate anew with which hosts know a host."),
        CallVerb.Work(
            "host-reset-server-certificate", "host.reset_server_certificate", "host",
            "Has a host make a certificate for itself."),
        new Verb(
            "host-server-certificate-install", "certificate, private-key", "certificate-chain, host",
            "Gives a host a certificate from files.", InstallAsync),
    ];

    private static async Task UsageAsync(VerbRun run)
    {
        WireValue self = await run.ReferenceAsync(CallerRecord.ClassInfo, "uuid").ConfigureAwait(false);
        WireValue calls = await run.CallAsync("Caller.query_call_count", self).ConfigureAwait(false);
        WireValue tokens = await run.CallAsync("Caller.query_token_usage", self).ConfigureAwait(false);
        double used = tokens.Kind == WireKind.Integer ? tokens.Integer : tokens.Double;
        await Tables.ShowAsync(
            run,
            [("calls", calls.Integer.ToString(CultureInfo.InvariantCulture)), ("tokens", CellText.Float(used))])
            .ConfigureAwait(false);
    }

    private static async Task InstallAsync(VerbRun run) => await run.CallAsync(
        "host.install_server_certificate",
        WireValue.Of((await HostAsync(run, "host").ConfigureAwait(false)).Reference),
        WireValue.Of(await MachineFacts.FileAsync(run, run.Need("certificate")).ConfigureAwait(false)),
        WireValue.Of(await MachineFacts.FileAsync(run, run.Need("private-key")).ConfigureAwait(false)),
        WireValue.Of(run["certificate-chain"] is { } chain
            ? await MachineFacts.FileAsync(run, chain).ConfigureAwait(false)
            : "")).ConfigureAwait(false);

    /// <summary>A command for repairs; help leaves it out of its lists.</summary>
    private static Verb Hidden(string name, string method, string arguments) =>
        CallVerb.Of(name, method, arguments, $"Calls {method}, for repairs.") with { IsHidden = true };

    private static Verb FromFile(string name, string file, string target, string method, string help) => new(
        name, file, target, help,
        async run => await run.CallAsync(
            method,
            WireValue.Of((await HostAsync(run, target).ConfigureAwait(false)).Reference),
            WireValue.Of(await MachineFacts.FileAsync(run, run.Need(file)).ConfigureAwait(false)))
            .ConfigureAwait(false));

    /// <summary>The host that is named, or the coordinator.</summary>
    private static async Task<ApiRecord> HostAsync(VerbRun run, string word = "uuid") => run[word] is null
        ? await run.Objects.GetAsync(
            HostRecord.ClassInfo, (await run.Objects.PoolAsync().ConfigureAwait(false)).Text("master"))
            .ConfigureAwait(false)
        : await run.NeedAsync(HostRecord.ClassInfo, word).ConfigureAwait(false);

    private static async Task<WireValue> ReferencesAsync(VerbRun run, string word)
    {
        List<WireValue> found = [];
        foreach (string uuid in ValueText.Set(run[word] ?? ""))
        {
            found.Add(WireValue.Of(
                (await run.Objects.ByUuidAsync(HostRecord.ClassInfo, uuid).ConfigureAwait(false)).Reference));
        }
        return WireValue.Array(found);
    }
}
