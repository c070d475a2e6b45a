using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xen.Model.Errors;

namespace Xen.Model.Operations.Network;

/// <summary>Whether texts are addresses; the errors name the field.</summary>
internal static class Addresses
{
    private const int IPv4Parts = 4;
    private const int IPv4Bits = 32;
    private const int IPv6Bits = 128;

    /// <summary>Four numbers between dots, nothing shorter.</summary>
    public static XenError? CheckIPv4(string field, string text) =>
        IsIPv4(text) ? null : new XenError(ErrorCode.InvalidIPAddressSpecified, field);

    /// <summary>An IPv6 address, without brackets or zone.</summary>
    public static XenError? CheckIPv6(string field, string text) =>
        IsIPv6(text) ? null : new XenError(ErrorCode.InvalidIPAddressSpecified, field);

    /// <summary>An IPv4 address and the length of its network's prefix, between them a slash.</summary>
    public static XenError? CheckIPv4Range(string field, string text) => CheckRange(field, text, IsIPv4, IPv4Bits);

    /// <summary>An IPv6 address and the length of its network's prefix, between them a slash.</summary>
    public static XenError? CheckIPv6Range(string field, string text) => CheckRange(field, text, IsIPv6, IPv6Bits);

    private static XenError? CheckRange(string field, string text, Func<string, bool> isAddress, int bits)
    {
        string[] parts = text.Split('/');
        bool isRange = parts.Length == 2 && isAddress(parts[0])
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            && length <= bits;
        return isRange ? null : new XenError(ErrorCode.InvalidCidrAddressSpecified, field);
    }

    private static bool IsIPv4(string text) =>
        text.Split('.').Length == IPv4Parts && IPAddress.TryParse(text, out IPAddress? address)
        && address.AddressFamily == AddressFamily.InterNetwork;

    private static bool IsIPv6(string text) =>
        !text.Contains('[', StringComparison.Ordinal) && !text.Contains('%', StringComparison.Ordinal)
        && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6;
}
