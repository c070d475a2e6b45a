using Xen.Model.Classes;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for hosts.</summary>
internal static class HostVerbs
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        CallVerb.ForHosts("host-enable", "host.enable", "@", "Lets VMs start on the selected hosts.") with
        {
            IsCommon = true,
        },
        CallVerb.ForHosts(
            "host-disable", "host.disable", "@, auto-enable=true", "Lets no VMs start on the selected hosts.") with
        {
            IsCommon = true,
        },
        CallVerb.WorkOnHosts("host-reboot", "host.reboot", "@", "Reboots the selected hosts, which are disabled."),
        CallVerb.WorkOnHosts(
            "host-shutdown", "host.shutdown", "@", "Shuts the selected hosts down, which are disabled."),
        CallVerb.WorkOnHosts(
            "host-evacuate", "host.evacuate", "@, network-uuid=, batch-size=0",
            "Moves all VMs away from the selected hosts."),
        CallVerb.WorkOnHosts("host-power-on", "host.power_on", "@", "Powers the selected hosts on."),
        new Verb(
            "host-forget", "uuid", "force",
            "Forgets a host that will not come back, after asking unless --force is given.", ForgetAsync),
        CallVerb.ForHosts("host-dmesg", "host.dmesg", "@", "Shows what the hypervisor of a host has to say."),
        new Verb(
            "host-cpu-info", "", "uuid", "Shows the processors of a host, of the coordinator unless one is named.",
            CpuInfoAsync),
        new Verb(
            "host-set-hostname-live", "host-uuid, host-name", "", "Gives a host another name at once.",
            async run => await run.CallAsync(
                "host.set_hostname_live",
                await run.ReferenceAsync(HostRecord.ClassInfo, "host-uuid").ConfigureAwait(false),
                WireValue.Of(run.Need("host-name"))).ConfigureAwait(false)),
        new Verb(
            "host-call-plugin", "host-uuid, plugin, fn", "args:", "Calls a function of a plugin of a host.",
            async run => await MachineFacts.PluginAsync(
                run, "host.call_plugin", await run.NeedAsync(HostRecord.ClassInfo, "host-uuid").ConfigureAwait(false))
                .ConfigureAwait(false)),
        CallVerb.ForHosts(
            "host-compute-free-memory", "host.compute_free_memory", "@", "Shows how much memory a host has free."),
        CallVerb.ForHosts(
            "host-compute-memory-overhead", "host.compute_memory_overhead", "@",
            "Shows how much memory a host takes for itself."),
        CallVerb.Of(
            "host-syslog-reconfigure", "host.syslog_reconfigure", "host-uuid",
            "Has a host write its logs as its settings say."),
        new Verb(
            "host-is-in-emergency-mode", "", "", "Shows whether a host cannot reach its coordinator.",
            async run => await run.Terminal.PrintAsync(
                (await run.CallAsync("host.is_in_emergency_mode").ConfigureAwait(false)).Boolean ? "true" : "false")
                .ConfigureAwait(false)),
        new Verb(
            "host-get-vms-which-prevent-evacuation", "uuid", "", "Shows which VMs cannot leave a host, and why.",
            PreventersAsync),
        CallVerb.Of(
            "host-get-system-status-capabilities", "host.get_system_status_capabilities", "uuid",
            "Shows what a report about a host can hold."),
        CallVerb.Of(
            "host-get-server-certificate", "host.get_server_certificate", "uuid",
            "Shows the certificate of a host."),
        CallVerb.Of(
            "host-get-sm-diagnostics", "host.get_sm_diagnostics", "uuid", "Shows facts about the storage of a host."),
        CallVerb.Of(
            "host-get-thread-diagnostics", "host.get_thread_diagnostics", "uuid",
            "Shows facts about the threads of a host."),
        CallVerb.Of(
            "host-apply-edition", "host.apply_edition", "host-uuid, edition, force=false",
            "Gives a host another edition."),
        CallVerb.Of("host-sync-data", "host.sync_data", "host-uuid", "Copies a host's data to the pool."),
        CallVerb.Of(
            "host-send-debug-keys", "host.send_debug_keys", "host-uuid, keys",
            "Sends debug keys to the hypervisor of a host."),
        CallVerb.Of(
            "host-set-power-on-mode", "host.set_power_on_mode", "host-uuid, power-on-mode, power-on-config:",
            "Sets how a host can be powered on."),
        CallVerb.Of(
            "host-enable-local-storage-caching", "host.enable_local_storage_caching", "host-uuid, sr-uuid",
            "Has a host keep blocks on its own storage."),
        CallVerb.Of(
            "host-disable-local-storage-caching", "host.disable_local_storage_caching", "host-uuid",
            "Ends the keeping of blocks on a host's own storage."),
        CallVerb.Of("host-enable-ssh", "host.enable_ssh", "host-uuid", "Lets people log in to a host by SSH."),
        CallVerb.Of("host-disable-ssh", "host.disable_ssh", "host-uuid", "Lets nobody log in to a host by SSH."),
        CallVerb.Of("host-enable-display", "host.enable_display", "uuid", "Has a host use its screen."),
        CallVerb.Of("host-disable-display", "host.disable_display", "uuid", "Has a host not use its screen."),
        CallVerb.Of("host-declare-dead", "host.declare_dead", "uuid", "Takes a host for dead; VMs may restart."),
        CallVerb.Of("host-emergency-ha-disable", "host.emergency_ha_disable", "soft=false", "Ends HA on a host."),
        CallVerb.Of("host-crashdump-destroy", "host_crashdump.destroy", "uuid", "Removes what a crash left behind."),
        new Verb(
            "host-crashdump-upload", "uuid", "url, http_proxy", "Sends what a crash left behind to a server.",
            async run => await run.CallAsync(
                "host_crashdump.upload",
                await run.ReferenceAsync(HostCrashdumpRecord.ClassInfo, "uuid").ConfigureAwait(false),
                WireValue.Of(run["url"] ?? ""),
                Parameters.TypedValues.Map(run["http_proxy"] is { } proxy
                    ? [KeyValuePair.Create("http_proxy", proxy)]
                    : [])).ConfigureAwait(false)),
        CallVerb.Of("pusb-scan", "PUSB.scan", "host-uuid", "Brings the USB devices of a host on record."),
        CallVerb.Of("hostdriver-rescan", "host.rescan_drivers", "host-uuid", "Brings the drivers of a host on record."),
    ];

    private static async Task ForgetAsync(VerbRun run)
    {
        ApiRecord host = await run.NeedAsync(HostRecord.ClassInfo, "uuid").ConfigureAwait(false);
        await MachineRemoval.AskAsync(
            run,
            [
                "WARNING: a host that is forgotten cannot come back without being installed again.",
                $"Host: {host.Uuid} ({host.NameLabel})",
            ]).ConfigureAwait(false);
        await run.WorkAsync("host.destroy", WireValue.Of(host.Reference)).ConfigureAwait(false);
    }

    private static async Task CpuInfoAsync(VerbRun run)
    {
        ApiRecord host = run["uuid"] is null
            ? await run.Objects.GetAsync(
                HostRecord.ClassInfo, (await run.Objects.PoolAsync().ConfigureAwait(false)).Text("master"))
                .ConfigureAwait(false)
            : await run.NeedAsync(HostRecord.ClassInfo, "uuid").ConfigureAwait(false);
        await Tables.ShowAsync(run, [.. host["cpu_info"].Members.Select(entry => (entry.Key, entry.Value.Text))])
            .ConfigureAwait(false);
    }

    private static async Task PreventersAsync(VerbRun run)
    {
        ApiRecord host = await run.NeedAsync(HostRecord.ClassInfo, "uuid").ConfigureAwait(false);
        WireValue reasons = await run.CallAsync(
            "host.get_vms_which_prevent_evacuation", WireValue.Of(host.Reference)).ConfigureAwait(false);
        List<(string, string)> lines = [];
        foreach ((string vm, WireValue reason) in reasons.Members)
        {
            string uuid = (await run.Objects.GetAsync(VMRecord.ClassInfo, vm).ConfigureAwait(false)).Uuid;
            lines.Add((uuid, string.Join(" ", reason.Items.Select(item => item.Text))));
        }
        await Tables.ShowAsync(run, lines).ConfigureAwait(false);
    }
}
