using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Network;

/// <summary>The settings of a bond that its mode knows.</summary>
internal static class BondProperties
{
    private const string Field = "properties";

    private sealed record Known(string Key, string? Default, Func<string, bool> Accepts);

    private static readonly Known[] s_lacp =
    [
        new("hashing_algorithm", "tcpudp_ports", static value => value is "src_mac" or "tcpudp_ports"),
        new("lacp-time", "slow", static value => value is "fast" or "slow"),
        new("lacp-aggregation-key", null, static value =>
            int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)),
        new("lacp-fallback-ab", "true", static value => value is "true" or "false"),
    ];

    /// <summary>Why a mode does not take a setting; null when it does.</summary>
    public static XenError? Check(BondMode mode, string key, string value) =>
        Of(mode).Any(known => known.Key == key && known.Accepts(value))
            ? null
            : new XenError(ErrorCode.InvalidValue, Field, $"{key} = {value}");

    /// <summary>Why a mode does not take some settings; null when it takes all.</summary>
    public static XenError? Check(BondMode mode, XenMap<string, string> properties) => properties
        .Select(property => Check(mode, property.Key, property.Value))
        .FirstOrDefault(error => error is not null);

    /// <summary>The settings that a mode knows of those given, and its own for the rest.</summary>
    public static XenMap<string, string> For(BondMode mode, XenMap<string, string> properties)
    {
        IEnumerable<KeyValuePair<string, string>> kept =
            properties.Where(property => Check(mode, property.Key, property.Value) is null);
        IEnumerable<KeyValuePair<string, string>> added = Of(mode)
            .Where(known => known.Default is not null && !kept.Any(property => property.Key == known.Key))
            .Select(known => KeyValuePair.Create(known.Key, known.Default!));
        return XenMap<string, string>.Of(kept.Concat(added));
    }

    private static Known[] Of(BondMode mode) => mode == BondMode.Lacp ? s_lacp : [];
}
