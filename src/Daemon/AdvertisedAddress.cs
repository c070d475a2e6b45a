using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Xen.Model.Daemon;

/// <summary>
/// The address that simulated hosts give as theirs. Clients go there for consoles and transfers, so it must lead to
/// this process.
/// </summary>
internal static class AdvertisedAddress
{
    private const string FileName = "advertised-address";

    /// <summary>
    /// What was asked for; else the address that is listened at; else, where that is all of them, the first of this
    /// machine that others can reach. Null when nothing is listened at.
    /// </summary>
    public static string? Of(DaemonOptions options)
    {
        if (options.SimulatedAddress is { } asked)
        {
            return asked.ToString();
        }
        IPAddress? listened = options.Https?.Address ?? options.Http?.Address;
        return listened is null ? null
            : IsWildcard(listened) ? OwnAddress().ToString()
            : listened.ToString();
    }

    /// <summary>The address of the last start; null for none.</summary>
    public static string? Previous(DirectoryInfo data)
    {
        string path = Path.Combine(data.FullName, FileName);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    /// <summary>Writes down what hosts were told, for the next start.</summary>
    public static void Remember(DirectoryInfo data, string? address)
    {
        if (address is not null)
        {
            File.WriteAllText(Path.Combine(data.FullName, FileName), address + "\n");
        }
    }

    private static bool IsWildcard(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up
            && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(entry => entry.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? IPAddress.Loopback;
}
