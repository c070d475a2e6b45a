using System.Collections.Frozen;
using Xen.Model.Classes;
using Xen.Model.Schema;

namespace Xen.Model.Verbs.Views;

/// <summary>
/// How values of enums are printed and read: in lower case, but for those listed here. Thread-safe.
/// </summary>
internal static class EnumText
{
    private const string Prefix = "enum ";

    /// <summary>Enums whose values are printed as the API spells them.</summary>
    private static readonly FrozenSet<string> s_asTheyAre = FrozenSet.Create(
        StringComparer.Ordinal,
        "vbd_mode", "vbd_type", "ip_configuration_mode", "ipv6_configuration_mode", "vif_ipv4_configuration_mode",
        "vif_ipv6_configuration_mode", "primary_address_type", "bond_mode", "cls", "host_ntp_mode",
        "after_apply_guidance", "update_after_apply_guidance");

    /// <summary>Values that are printed in a way of their own: enum, value, text.</summary>
    private static readonly FrozenDictionary<(string Enum, string Value), string> s_special =
        new Dictionary<(string, string), string>
        {
            [("vdi_type", "system")] = "System",
            [("vdi_type", "user")] = "User",
            [("vdi_type", "ephemeral")] = "Ephemeral",
            [("vdi_type", "suspend")] = "Suspend",
            [("vdi_type", "crashdump")] = "Crashdump",
            [("vdi_type", "ha_statefile")] = "HA statefile",
            [("vdi_type", "metadata")] = "Metadata",
            [("vdi_type", "redo_log")] = "Redo log",
            [("vdi_type", "rrd")] = "rrd",
            [("vdi_type", "pvs_cache")] = "PVS cache",
            [("vdi_type", "cbt_metadata")] = "CBT metadata",
            [("on_normal_exit", "destroy")] = "Destroy",
            [("on_normal_exit", "restart")] = "Restart",
            [("on_softreboot_behavior", "destroy")] = "Destroy",
            [("on_softreboot_behavior", "restart")] = "Restart",
            [("on_softreboot_behavior", "preserve")] = "Preserve",
            [("on_softreboot_behavior", "soft_reboot")] = "Soft reboot",
            [("on_crash_behaviour", "destroy")] = "Destroy",
            [("on_crash_behaviour", "coredump_and_destroy")] = "Core dump and destroy",
            [("on_crash_behaviour", "restart")] = "Restart",
            [("on_crash_behaviour", "coredump_and_restart")] = "Core dump and restart",
            [("on_crash_behaviour", "preserve")] = "Preserve",
            [("on_crash_behaviour", "rename_restart")] = "Rename restart",
            [("console_protocol", "vt100")] = "VT100",
            [("console_protocol", "rfb")] = "RFB",
            [("console_protocol", "rdp")] = "RDP",
            [("vm_operations", "assert_operation_valid")] = "assertoperationvalid",
            [("vm_operations", "data_source_op")] = "data_sources_op",
        }.ToFrozenDictionary();

    /// <summary>The values of an enum as they are printed, with how the API spells them.</summary>
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> s_values =
        DataModel.EnumTypes.ToFrozenDictionary(
            type => type.WireName, type => (IReadOnlyList<string>)[.. type.Values], StringComparer.Ordinal);

    /// <summary>The name of an enum type; null for other types.</summary>
    public static string? NameOf(XenType type) =>
        type.ToString() is { } text && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;

    /// <summary>A value of an enum as it is printed.</summary>
    /// <param name="type">The name of the enum.</param>
    /// <param name="value">The value as the API spells it.</param>
    public static string Print(string type, string value) =>
        s_special.TryGetValue((type, value), out string? special) ? special
            : s_asTheyAre.Contains(type) ? value
            : type == "storage_operations" && value.StartsWith("vdi_", StringComparison.Ordinal) ? "VDI." + value[4..]
            : type == "host_allowed_operations" && value.StartsWith("vm_", StringComparison.Ordinal)
                ? "VM." + value[3..]
                : value.ToLowerInvariant();

    /// <summary>The API's spelling of a value that somebody typed, in any case; null when there is none.</summary>
    /// <param name="type">The name of the enum.</param>
    /// <param name="typed">What was typed.</param>
    public static string? Read(string type, string typed) => s_values[type].FirstOrDefault(value =>
        string.Equals(value, typed, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Print(type, value), typed, StringComparison.OrdinalIgnoreCase)
        || string.Equals(value.Replace('_', '-'), typed, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values that one may type, in the order of the API.</summary>
    public static IEnumerable<string> Choices(string type) => s_values[type].Select(value => Print(type, value));
}
