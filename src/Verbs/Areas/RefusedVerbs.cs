using Xen.Model.Verbs.Failures;

namespace Xen.Model.Verbs.Areas;

/// <summary>
/// Commands that other servers have and this one has not: they are known, and say so in a sentence. Help leaves them
/// out of its lists.
/// </summary>
internal static class RefusedVerbs
{
    private const string Databases = "This server keeps no database on storage to recover from";
    private const string Workload = "This server has nobody to ask where VMs are to run";
    private const string Uploads = "This server takes no updates from files";
    private const string ApiOnly = "This server offers this over the API only";
    private const string Statistics = "This server does not count this";

    private static readonly (string Reason, string[] Names)[] s_refused =
    [
        (Databases, ["appliance-assert-can-be-recovered", "appliance-recover", "vm-assert-can-be-recovered",
            "vm-recover"]),
        (Workload, ["host-retrieve-wlb-evacuate-recommendations", "pool-retrieve-wlb-configuration",
            "pool-retrieve-wlb-diagnostics", "pool-retrieve-wlb-recommendations", "pool-retrieve-wlb-report",
            "vm-retrieve-wlb-recommendations"]),
        (Uploads, ["patch-upload", "pool-sync-bundle", "update-upload"]),
        (Statistics, ["diagnostic-license-status", "diagnostic-net-stats", "diagnostic-timing-stats"]),
        (ApiOnly, ["pool-ha-compute-hypothetical-max-host-failures-to-tolerate", "pool-ha-compute-vm-failover-plan",
            "pool-install-trusted-certificate", "pool-uninstall-trusted-certificate",
            "repository-introduce-remote-pool"]),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All => s_refused.SelectMany(item => item.Names.Select(name => new Verb(
        name, "", "", $"Not to be had: {item.Reason}.", _ => throw new CommandFailedException(item.Reason))
    {
        IsHidden = true,
        TakesAnything = true,
    }));
}
