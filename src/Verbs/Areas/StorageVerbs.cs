using Xen.Model.Classes;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for storage and how hosts reach it.</summary>
internal static class StorageVerbs
{
    private const string FileSuffix = "-filename";
    private const string DeviceConfig = "device-config:";
    private const string SmConfig = "sm-config:";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "sr-create", "name-label, type",
            $"name-description, host-uuid, {DeviceConfig}, shared, physical-size, content-type, {SmConfig}",
            "Makes storage and has the host, or all hosts if it is shared, reach it. 'device-config:KEY-filename' "
            + "gives a value from a file.",
            CreateAsync),
        CallVerb.Of(
            "sr-introduce", "SR.introduce",
            $"uuid, name-label, name-description=, type, content-type=, shared=false, {SmConfig}",
            "Brings storage on record that there is already."),
        CallVerb.Work("sr-forget", "SR.forget", "uuid", "Takes storage off the record and leaves what is in it."),
        CallVerb.Work("sr-destroy", "SR.destroy", "uuid", "Destroys storage with all that is in it."),
        CallVerb.Work("sr-scan", "SR.scan", "uuid", "Brings the disks of storage on record."),
        CallVerb.Work("sr-update", "SR.update", "uuid", "Brings the sizes of storage up to date."),
        new Verb(
            "sr-probe", "type", $"host-uuid, {DeviceConfig}, {SmConfig}",
            "Shows which storage a host finds, as the driver tells it.", ProbeAsync),
        new Verb(
            "sr-probe-ext", "type", $"host-uuid, {DeviceConfig}, {SmConfig}",
            "Shows which storage a host finds and what it can be configured with.", ProbeWellAsync),
        CallVerb.Of(
            "sr-enable-database-replication", "SR.enable_database_replication", "uuid",
            "Has the pool's database copied to storage."),
        CallVerb.Of(
            "sr-disable-database-replication", "SR.disable_database_replication", "uuid",
            "Ends the copying of the pool's database to storage."),
        new Verb(
            "pbd-create", "host-uuid, sr-uuid", DeviceConfig, "Says how a host is to reach storage.",
            async run => await Creation.ShowAsync(
                run, PBDRecord.ClassInfo,
                ("host", await run.ReferenceAsync(HostRecord.ClassInfo, "host-uuid").ConfigureAwait(false)),
                ("SR", await run.ReferenceAsync(SRRecord.ClassInfo, "sr-uuid").ConfigureAwait(false)),
                ("device_config", await ConfigAsync(run).ConfigureAwait(false))).ConfigureAwait(false)),
        CallVerb.Of("pbd-destroy", "PBD.destroy", "uuid", "Forgets how a host reaches storage."),
        CallVerb.Work("pbd-plug", "PBD.plug", "uuid", "Has a host reach storage."),
        CallVerb.Work("pbd-unplug", "PBD.unplug", "uuid", "Cuts a host off from storage."),
    ];

    private static async Task CreateAsync(VerbRun run)
    {
        WireValue made = await run.WorkAsync(
            "SR.create",
            await HostAsync(run).ConfigureAwait(false),
            await ConfigAsync(run).ConfigureAwait(false),
            WireValue.Of(ValueText.Bytes("physical-size", run["physical-size"] ?? "0")),
            WireValue.Of(run.Need("name-label")),
            WireValue.Of(run["name-description"] ?? ""),
            WireValue.Of(run.Need("type")),
            WireValue.Of(run["content-type"] ?? ""),
            WireValue.Of(run.IsSet("shared")),
            TypedValues.Map(run.Line.Behind(SmConfig))).ConfigureAwait(false);
        await run.ShowUuidAsync(SRRecord.ClassInfo, made).ConfigureAwait(false);
    }

    /// <summary>The host that is named, or the coordinator.</summary>
    private static async Task<WireValue> HostAsync(VerbRun run) => run["host-uuid"] is null
        ? (await run.Objects.PoolAsync().ConfigureAwait(false))["master"]
        : await run.ReferenceAsync(HostRecord.ClassInfo, "host-uuid").ConfigureAwait(false);

    /// <summary>What the driver is to know; values can be in files of the user.</summary>
    private static async Task<WireValue> ConfigAsync(VerbRun run)
    {
        List<KeyValuePair<string, string>> entries = [];
        foreach ((string key, string value) in run.Line.Behind(DeviceConfig))
        {
            entries.Add(key.EndsWith(FileSuffix, StringComparison.Ordinal)
                ? KeyValuePair.Create(
                    key[..^FileSuffix.Length], await MachineFacts.FileAsync(run, value).ConfigureAwait(false))
                : KeyValuePair.Create(key, value));
        }
        return TypedValues.Map(entries);
    }

    private static async Task<WireValue> AskAsync(VerbRun run, string method) => await run.WorkAsync(
        method,
        await HostAsync(run).ConfigureAwait(false),
        await ConfigAsync(run).ConfigureAwait(false),
        WireValue.Of(run.Need("type")),
        TypedValues.Map(run.Line.Behind(SmConfig))).ConfigureAwait(false);

    private static async Task ProbeAsync(VerbRun run) =>
        await run.Terminal.PrintAsync((await AskAsync(run, "SR.probe").ConfigureAwait(false)).Text)
            .ConfigureAwait(false);

    private static async Task ProbeWellAsync(VerbRun run)
    {
        WireValue found = await AskAsync(run, "SR.probe_ext").ConfigureAwait(false);
        foreach (WireValue result in found.Items)
        {
            List<(string, string)> lines = [];
            foreach ((string name, WireValue value) in result.Members)
            {
                lines.Add((name.Replace('_', '-'), Shown(value)));
            }
            await run.Terminal.PrintAsync(RecordText.InList(lines)).ConfigureAwait(false);
        }
    }

    private static string Shown(WireValue value) => value.Kind switch
    {
        WireKind.Struct => string.Join("; ", value.Members.Select(member => $"{member.Key}: {Shown(member.Value)}")),
        WireKind.Array => string.Join("; ", value.Items.Select(Shown)),
        WireKind.Boolean => value.Boolean ? "true" : "false",
        WireKind.Integer => value.Integer.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.Text,
    };
}
