using System.Collections.Frozen;
using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Network;

/// <summary>
/// The settings of a network card that clients keep in <c>other_config</c>: those that a host understands, in the words
/// of its tool. What it does not understand is left out without an error.
/// </summary>
internal static class NicSettings
{
    private const string Prefix = "ethtool-";

    private static readonly FrozenSet<string> s_switches =
        FrozenSet.Create("rx", "tx", "sg", "tso", "ufo", "gso", "gro", "lro", "autoneg");

    /// <summary>Option and value, for instance <c>tx</c> and <c>off</c>.</summary>
    /// <param name="otherConfig">The map of a PIF or a VIF.</param>
    /// <param name="properties">PIF.properties, which lose against a key of the same option.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(
        XenMap<string, string> otherConfig, XenMap<string, string>? properties = null)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> property in properties ?? XenMap<string, string>.Empty)
        {
            settings[property.Key] = property.Value;
        }
        foreach (KeyValuePair<string, string> entry in otherConfig)
        {
            if (entry.Key.StartsWith(Prefix, StringComparison.Ordinal)
                && Understood(entry.Key[Prefix.Length..], entry.Value) is { } value)
            {
                settings[entry.Key[Prefix.Length..]] = value;
            }
        }
        return settings;
    }

    private static string? Understood(string option, string text) => option switch
    {
        "speed" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int speed) && speed > 0
            ? text
            : null,
        "duplex" => text is "half" or "full" ? text : null,
        "advertise" => text.StartsWith("0x", StringComparison.Ordinal) ? text : null,
        _ when s_switches.Contains(option) => text switch
        {
            "on" or "true" => "on",
            "off" or "false" => "off",
            _ => null,
        },
        _ => null,
    };
}
