using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for certificates, updates and who may use the pool.</summary>
internal static class PoolRules
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        Certificate(
            "pool-install-ca-certificate", "pool.install_ca_certificate", "Has all hosts trust an authority."),
        CallVerb.Of(
            "pool-uninstall-ca-certificate", "pool.uninstall_ca_certificate", "name, force=false",
            "Has hosts trust an authority no longer."),
        Certificate("pool-certificate-install", "pool.certificate_install", "The old name of installing an authority."),
        CallVerb.Of(
            "pool-certificate-uninstall", "pool.certificate_uninstall", "name",
            "The old name of uninstalling an authority."),
        CallVerb.Of("pool-certificate-list", "pool.certificate_list", "", "Lists the authorities that are trusted."),
        CallVerb.Of("pool-certificate-sync", "pool.certificate_sync", "", "Has all hosts trust the same authorities."),
        Certificate("pool-crl-install", "pool.crl_install", "Installs a list of certificates that were revoked."),
        CallVerb.Of("pool-crl-uninstall", "pool.crl_uninstall", "name", "Removes such a list."),
        CallVerb.Of("pool-crl-list", "pool.crl_list", "", "Shows the names of such lists."),
        CallVerb.Of(
            "pool-enable-client-certificate-auth", "pool.enable_client_certificate_auth", "$pool, name",
            "Lets clients in that have a certificate."),
        CallVerb.Of(
            "pool-disable-client-certificate-auth", "pool.disable_client_certificate_auth", "$pool",
            "Lets clients in no longer because of a certificate."),
        CallVerb.Of(
            "pool-enable-external-auth", "pool.enable_external_auth", "$pool, config:, service-name, auth-type",
            "Lets users of a directory in."),
        CallVerb.Of(
            "pool-disable-external-auth", "pool.disable_external_auth", "$pool, config:",
            "Lets users of a directory in no longer."),
        CallVerb.Of(
            "repository-introduce", "Repository.introduce",
            "name-label, name-description=, binary-url, source-url, update, gpgkey-path=",
            "Names a place where updates come from."),
        CallVerb.Of("repository-forget", "Repository.forget", "uuid", "Forgets a place where updates come from."),
        CallVerb.Of(
            "repository-set-gpgkey-path", "Repository.set_gpgkey_path", "uuid, gpgkey-path",
            "Names the key that updates are signed with."),
        CallVerb.Work(
            "pool-sync-updates", "pool.sync_updates", "$pool, force=false, token=, token-id=, username=, password=",
            "Fetches what updates there are."),
        CallVerb.Of(
            "pool-configure-update-sync", "pool.configure_update_sync",
            "$pool, update-sync-frequency, update-sync-day", "Sets when updates are fetched."),
        CallVerb.Of(
            "pool-set-update-sync-enabled", "pool.set_update_sync_enabled", "$pool, value",
            "Says whether updates are fetched by themselves."),
        CallVerb.Of(
            "pool-configure-repository-proxy", "pool.configure_repository_proxy",
            "$pool, proxy-url, proxy-username=, proxy-password=", "Sets through what updates are fetched."),
        CallVerb.Of(
            "pool-disable-repository-proxy", "pool.disable_repository_proxy", "$pool",
            "Has updates fetched directly."),
        CallVerb.Of("update-introduce", "pool_update.introduce", "vdi-uuid", "Brings an update on record."),
        CallVerb.Of("update-precheck", "pool_update.precheck", "uuid, host-uuid", "Shows whether a host can take it."),
        CallVerb.Work("update-apply", "pool_update.apply", "uuid, host-uuid", "Gives a host an update."),
        CallVerb.Work("update-pool-apply", "pool_update.pool_apply", "uuid", "Gives all hosts an update."),
        CallVerb.Work("update-pool-clean", "pool_update.pool_clean", "uuid", "Removes the files of an update."),
        CallVerb.Work("update-destroy", "pool_update.destroy", "uuid", "Removes an update that no host has."),
        CallVerb.Of("update-resync-host", "pool_update.resync_host", "host-uuid", "Looks which updates a host has."),
        CallVerb.Work("cluster-pool-create", "Cluster.pool_create",
            "network-uuid, cluster-stack=corosync, token-timeout=20, token-timeout-coefficient=1",
            "Makes a cluster of all hosts."),
        CallVerb.Work("cluster-pool-destroy", "Cluster.pool_destroy", "cluster-uuid", "Ends a cluster."),
        CallVerb.Work("cluster-pool-resync", "Cluster.pool_resync", "cluster-uuid", "Makes a cluster whole again."),
        CallVerb.Work("cluster-host-enable", "Cluster_host.enable", "uuid", "Has a host take part in its cluster."),
        CallVerb.Work("cluster-host-disable", "Cluster_host.disable", "uuid", "Has a host not take part."),
        CallVerb.Of("diagnostic-db-stats", "Diagnostics.db_stats", "", "Shows facts about the database.") with
        {
            IsHidden = true,
            Run = async run => await Tables.ShowAsync(
                run,
                [
                    .. (await run.CallAsync("Diagnostics.db_stats").ConfigureAwait(false)).Members
                        .Select(entry => (entry.Key, entry.Value.Text)),
                ]).ConfigureAwait(false),
        },
    ];

    /// <summary>A command that takes a certificate, or a list of them, from a file of the user.</summary>
    private static Verb Certificate(string name, string method, string help) => new(
        name, "filename", "name", help,
        async run =>
        {
            string file = run.Need("filename");
            string content = await MachineFacts.FileAsync(run, file).ConfigureAwait(false);
            await run.WorkAsync(
                method, WireValue.Of(run["name"] ?? Path.GetFileName(file)), WireValue.Of(content))
                .ConfigureAwait(false);
        });
}
