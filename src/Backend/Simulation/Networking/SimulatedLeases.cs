using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Xen.Model.Classes;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Networking;

/// <summary>
/// The servers that give hosts their addresses, from blocks set aside for documentation: the same address for the same
/// card as long as nobody else has taken it. Only within the machine's lock.
/// </summary>
internal sealed class SimulatedLeases
{
    public const string Netmask = "255.255.255.0";
    public const string Server = "198.51.100.1";
    public const string Ipv6Gateway = "fe80::1";

    private const int First = 100;
    private const int Last = 254;

    private readonly Dictionary<string, string> _byMac = [];

    /// <summary>An IPv4 address for a card.</summary>
    public string Lease(string mac, RecordView view)
    {
        if (_byMac.TryGetValue(mac, out string? lease))
        {
            return lease;
        }
        HashSet<string> taken = [.. _byMac.Values];
        foreach ((_, PIFRecord pif) in view.All<PIFRecord>())
        {
            if (pif.MAC == mac && pif.IP.StartsWith("198.51.100.", StringComparison.Ordinal))
            {
                return _byMac[mac] = pif.IP;
            }
            taken.Add(pif.IP);
        }
        return _byMac[mac] = Enumerable.Range(First, Last - First)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"198.51.100.{number}"))
            .FirstOrDefault(address => !taken.Contains(address)) ?? "";
    }

    /// <summary>The IPv6 address that a card makes of its own and what the router says, with prefix length.</summary>
    public static string Autoconfigured(string mac)
    {
        byte[] card = PhysicalAddress.Parse(mac.Replace(':', '-')).GetAddressBytes();
        byte[] address =
        [
            0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0,
            (byte)(card[0] ^ 2), card[1], card[2], 0xff, 0xfe, card[3], card[4], card[5],
        ];
        return new IPAddress(address) + "/64";
    }
}
