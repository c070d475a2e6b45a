using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Selectors;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>The command that moves machines.</summary>
internal static class MachineMigration
{
    private static readonly string[] s_hostWords = ["host", "host-uuid", "host-name"];

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vm-migrate", "",
            "live, host, host-uuid, host-name, remote-master, remote-username, remote-password, remote-network, force, "
            + "copy, compress, vif:, vdi:, image-format:, progress",
            "Moves the selected VMs to another host, with --live while they run. With 'vdi:' and 'vif:' it moves "
            + "their disks too and connects them to other networks; with 'remote-master' it moves them to another "
            + "pool.",
            run => ObjectLoop.EachAsync(run, vm => MigrateAsync(run, vm)))
        {
            Selection = Selection.VM, IsCommon = true, TakesControlDomains = true, TakesTemplates = true,
        },
    ];

    private static Task MigrateAsync(VerbRun run, ApiRecord vm) =>
        run.Line.Parameters.Any(word => word.Key.StartsWith("remote-", StringComparison.Ordinal)
            || word.Key.StartsWith("vdi:", StringComparison.Ordinal)
            || word.Key.StartsWith("vif:", StringComparison.Ordinal))
            ? MoveAllAsync(run, vm)
            : MoveAsync(run, vm);

    private static async Task MoveAsync(VerbRun run, ApiRecord vm)
    {
        ApiRecord host = await HostAsync(run).ConfigureAwait(false)
            ?? throw new CommandFailedException("Say which host to move to, with host=, host-uuid= or host-name=");
        await run.WorkAsync(
            "VM.pool_migrate", WireValue.Of(vm.Reference), WireValue.Of(host.Reference), Options(run, "live"))
            .ConfigureAwait(false);
    }

    /// <summary>Moves a machine with its disks, inside the pool.</summary>
    private static async Task MoveAllAsync(VerbRun run, ApiRecord vm)
    {
        if (run["remote-master"] is not null)
        {
            throw new CommandFailedException("This server reaches no other pools, so it cannot move VMs there");
        }
        ApiRecord host = await HostAsync(run).ConfigureAwait(false)
            ?? await CoordinatorAsync(run).ConfigureAwait(false);
        WireValue network = await NetworkAsync(run, host).ConfigureAwait(false);
        WireValue destination = await run.CallAsync(
            "host.migrate_receive", WireValue.Of(host.Reference), network, WireValue.Struct([]))
            .ConfigureAwait(false);
        await run.WorkAsync(
            "VM.migrate_send",
            WireValue.Of(vm.Reference),
            destination,
            WireValue.Of(run["live"] is null || run.IsSet("live")),
            await PairsAsync(run, "vdi:", VDIRecord.ClassInfo, SRRecord.ClassInfo).ConfigureAwait(false),
            await PairsAsync(run, "vif:", VIFRecord.ClassInfo, NetworkRecord.ClassInfo).ConfigureAwait(false),
            Options(run, "force", "copy")).ConfigureAwait(false);
    }

    private static async Task<ApiRecord?> HostAsync(VerbRun run)
    {
        string? word = s_hostWords.FirstOrDefault(word => run[word] is not null);
        return word is null ? null : await run.HostNamedAsync(word).ConfigureAwait(false);
    }

    private static async Task<ApiRecord> CoordinatorAsync(VerbRun run)
    {
        ApiRecord pool = await run.Objects.PoolAsync().ConfigureAwait(false);
        return await run.Objects.GetAsync(HostRecord.ClassInfo, pool.Text("master")).ConfigureAwait(false);
    }

    /// <summary>The network of the management interface of a host, unless another one is named.</summary>
    private static async Task<WireValue> NetworkAsync(VerbRun run, ApiRecord host)
    {
        if (run["remote-network"] is not null)
        {
            return await run.ReferenceAsync(NetworkRecord.ClassInfo, "remote-network").ConfigureAwait(false);
        }
        WireValue pif = await run.CallAsync("host.get_management_interface", WireValue.Of(host.Reference))
            .ConfigureAwait(false);
        ApiRecord found = await run.Objects.GetAsync(PIFRecord.ClassInfo, pif.Text).ConfigureAwait(false);
        return found["network"];
    }

    private static async Task<WireValue> PairsAsync(VerbRun run, string prefix, XenClass what, XenClass where)
    {
        List<KeyValuePair<string, WireValue>> pairs = [];
        foreach ((string from, string to) in run.Line.Behind(prefix))
        {
            ApiRecord moved = await run.Objects.ByUuidAsync(what, from).ConfigureAwait(false);
            ApiRecord target = await run.Objects.ByUuidAsync(where, to).ConfigureAwait(false);
            pairs.Add(KeyValuePair.Create(moved.Reference, WireValue.Of(target.Reference)));
        }
        return WireValue.Struct(pairs);
    }

    private static WireValue Options(VerbRun run, params string[] names) => TypedValues.Map(
        names.Where(name => run[name] is not null)
            .Select(name => KeyValuePair.Create(name, run.IsSet(name) ? "true" : "false")));
}
