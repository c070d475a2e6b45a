using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for the pool and its hosts.</summary>
internal static class PoolVerbs
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "pool-join", "master-address, master-username, master-password", "force",
            "Has this host become one of another pool.",
            async run => await run.WorkAsync(
                run.IsSet("force") ? "pool.join_force" : "pool.join",
                WireValue.Of(run.Need("master-address")),
                WireValue.Of(run.Need("master-username")),
                WireValue.Of(run.Need("master-password"))).ConfigureAwait(false)),
        new Verb(
            "pool-eject", "host-uuid", "force",
            "Takes a host out of the pool, after asking unless --force is given. It loses its local disks.",
            EjectAsync),
        CallVerb.Work(
            "pool-designate-new-master", "pool.designate_new_master", "host-uuid",
            "Makes another host the coordinator."),
        CallVerb.Of(
            "pool-recover-slaves", "pool.recover_slaves", "", "Has hosts that lost their coordinator follow this one."),
        CallVerb.Work("pool-sync-database", "pool.sync_database", "", "Has all hosts write the database down."),
        new Verb(
            "pool-ha-enable", "", "heartbeat-sr-uuids, ha-config:",
            "Has VMs restarted when their host fails; 'heartbeat-sr-uuids' names storage for the heart-beat.",
            EnableHaAsync),
        CallVerb.Work("pool-ha-disable", "pool.disable_ha", "", "Ends the restarting of VMs when their host fails."),
        CallVerb.Of(
            "pool-ha-compute-max-host-failures-to-tolerate", "pool.ha_compute_max_host_failures_to_tolerate", "",
            "Shows how many hosts may fail."),
        CallVerb.Of(
            "pool-ha-prevent-restarts-for", "pool.ha_prevent_restarts_for", "seconds",
            "Has no VMs restarted for a while."),
        CallVerb.Of(
            "pool-emergency-transition-to-master", "pool.emergency_transition_to_master", "",
            "Makes this host the coordinator without asking the others."),
        CallVerb.Of(
            "pool-emergency-reset-master", "pool.emergency_reset_master", "master-address",
            "Has this host follow another coordinator."),
        CallVerb.Work(
            "pool-enable-redo-log", "pool.enable_redo_log", "sr-uuid", "Has changes written to storage at once."),
        CallVerb.Work("pool-disable-redo-log", "pool.disable_redo_log", "", "Ends the writing of changes to storage."),
        CallVerb.Work("pool-secret-rotate", "pool.rotate_secret", "", "Has the hosts share another secret."),
        CallVerb.Of("pool-enable-ssh", "pool.enable_ssh", "$pool", "Lets people log in to all hosts by SSH."),
        CallVerb.Of("pool-disable-ssh", "pool.disable_ssh", "$pool", "Lets nobody log in to hosts by SSH."),
        CallVerb.Work(
            "pool-enable-local-storage-caching", "pool.enable_local_storage_caching", "$pool",
            "Has all hosts keep blocks on their own storage."),
        CallVerb.Work(
            "pool-disable-local-storage-caching", "pool.disable_local_storage_caching", "$pool",
            "Ends the keeping of blocks on the hosts' own storage."),
        CallVerb.Work(
            "pool-apply-edition", "pool.apply_edition", "$pool, edition", "Gives all hosts another edition."),
        CallVerb.Of(
            "pool-set-vswitch-controller", "pool.set_vswitch_controller", "address",
            "Names the controller of the pool's switches."),
        CallVerb.Of(
            "pool-reset-telemetry-uuid", "pool.reset_telemetry_uuid", "$pool", "Draws another number for telemetry."),
        CallVerb.Of(
            "pool-enable-tls-verification", "pool.enable_tls_verification", "",
            "Has hosts check each other's certificates."),
    ];

    private static async Task EjectAsync(VerbRun run)
    {
        ApiRecord host = await run.NeedAsync(HostRecord.ClassInfo, "host-uuid").ConfigureAwait(false);
        await MachineRemoval.AskAsync(
            run,
            [
                "WARNING: a host that is taken out of the pool loses the disks on its own storage for good.",
                $"Host: {host.Uuid} ({host.NameLabel})",
            ]).ConfigureAwait(false);
        await run.WorkAsync("pool.eject", WireValue.Of(host.Reference)).ConfigureAwait(false);
    }

    private static async Task EnableHaAsync(VerbRun run)
    {
        List<WireValue> storage = [];
        foreach (string uuid in ValueText.Set(run["heartbeat-sr-uuids"] ?? ""))
        {
            ApiRecord found = await run.Objects.ByUuidAsync(SRRecord.ClassInfo, uuid).ConfigureAwait(false);
            storage.Add(WireValue.Of(found.Reference));
        }
        if (storage.Count == 0)
        {
            ApiRecord[] shared =
            [
                .. (await run.Objects.AllAsync(SRRecord.ClassInfo).ConfigureAwait(false))
                    .Where(sr => sr["shared"].Boolean && sr.Text("content_type") != "iso"),
            ];
            storage.Add(WireValue.Of(shared.Length == 1
                ? shared[0].Reference
                : throw new CommandFailedException("Name storage for the heart-beat with heartbeat-sr-uuids")));
        }
        await run.WorkAsync(
            "pool.enable_ha", WireValue.Array(storage), TypedValues.Map(run.Line.Behind("ha-config:")))
            .ConfigureAwait(false);
    }
}
