using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Xen.Model.Operations.Devices;

/// <summary>Addresses of virtual network interfaces.</summary>
internal static class MacAddress
{
    private const int Length = 6;

    /// <summary>Key of a VM's other_config from which its automatic addresses follow.</summary>
    public const string SeedKey = "mac_seed";

    /// <summary>True for six bytes in hexadecimal, separated by colons, that do not name a group.</summary>
    public static bool IsValid(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length == Length
            && parts.All(part => part.Length == 2 && byte.TryParse(
                part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            && (Convert.FromHexString(parts[0])[0] & 1) == 0;
    }

    /// <summary>
    /// The address of a device that was given none: always the same for a seed and a device, locally administered.
    /// </summary>
    public static string Derive(string seed, string device)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{device}"));
        digest[0] = (byte)((digest[0] & 0xfc) | 0x02);
        return string.Join(':', digest.Take(Length).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
