using System.Globalization;
using Xen.Model.Backend.Effects;
using Xen.Model.Errors;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// The plugins on the simulated hosts: those that managers ask by themselves, with answers of a healthy machine without
/// special hardware, and whatever the options add. Thread-safe.
/// </summary>
internal sealed class SimulatedPlugins(SimulatedHostOptions options)
{
    private const string ArgumentPrefix = "arg:";

    private readonly Dictionary<string, Dictionary<string, Func<EffectRequest, string>>> _plugins = new()
    {
        ["echo"] = new()
        {
            ["main"] = static request => string.Join(
                ", ", Arguments(request).Select(item => $"{item.Key}={item.Value}")),
        },
        ["updater.py"] = new()
        {
            ["check_update"] = static _ => "[]",
            ["check_upgrade"] = static _ => "[]",
            ["get_proxies"] = static _ => "{}",
        },
        ["smartctl.py"] = new()
        {
            ["health"] = static _ => """{"/dev/sda": "PASSED"}""",
            ["information"] = static _ => """{"/dev/sda": {"smart_status": {"passed": true}}}""",
        },
        ["raid.py"] = new() { ["check_raid_pool"] = static _ => "{}" },
        ["hyperthreading.py"] = new() { ["get_hyperthreading"] = static _ => "true" },
        ["ipmitool.py"] = new() { ["is_ipmi_device_available"] = static _ => "false" },
        ["lsblk.py"] = new()
        {
            ["list_block_devices"] = _ => $$"""
                {"blockdevices": [{"name": "sda", "type": "disk", "size": {{Text(options.LocalStorageBytes)}}}]}
                """,
        },
        ["disk-space"] = new()
        {
            ["get_avail_host_disk_space"] = _ => Text(options.LocalStorageBytes / 16),
        },
    };

    /// <summary>Runs a function of a plugin.</summary>
    public EffectOutcome Run(EffectRequest request)
    {
        string plugin = request.Argument("plugin");
        string function = request.Argument("fn");
        if (options.Plugins.TryGetValue(plugin, out IReadOnlyDictionary<string, string>? given)
            && given.TryGetValue(function, out string? answer))
        {
            return EffectOutcome.With(("text", answer));
        }
        if (!_plugins.TryGetValue(plugin, out Dictionary<string, Func<EffectRequest, string>>? functions))
        {
            return EffectOutcome.Failed(given is null
                ? new XenError(ErrorCode.XenapiMissingPlugin, plugin)
                : Unknown(function));
        }
        return functions.TryGetValue(function, out Func<EffectRequest, string>? run)
            ? EffectOutcome.With(("text", run(request)))
            : EffectOutcome.Failed(Unknown(function));
    }

    private static XenError Unknown(string function) => new(
        ErrorCode.XenapiPluginFailure, "non-zero exit", "", $"unknown function: {function}");

    private static IEnumerable<KeyValuePair<string, string>> Arguments(EffectRequest request) =>
        request.Operation.Arguments
            .Where(item => item.Key.StartsWith(ArgumentPrefix, StringComparison.Ordinal))
            .Select(item => KeyValuePair.Create(item.Key[ArgumentPrefix.Length..], item.Value));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
