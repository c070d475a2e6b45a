using System.Globalization;
using System.Text;

namespace Xen.Model.Formats.Rfb;

/// <summary>A version of the protocol: 3.3, 3.7 or 3.8.</summary>
public enum RfbVersion
{
    /// <summary>3.3: the server names the security type. What every client can do.</summary>
    Rfb33 = 3,

    /// <summary>3.7: the client chooses the security type.</summary>
    Rfb37 = 7,

    /// <summary>3.8: a failure comes with its reason.</summary>
    Rfb38 = 8,
}

/// <summary>Versions as they stand on the wire.</summary>
internal static class RfbVersions
{
    /// <summary>The twelve bytes.</summary>
    public static byte[] Text(RfbVersion version) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"RFB 003.{(int)version:D3}\n"));

    /// <summary>
    /// The version that a text means to somebody who can do a version; null when it is none. Numbers in between that
    /// some programs say stand for the version below, as the standard has it.
    /// </summary>
    public static RfbVersion? Agreed(ReadOnlySpan<byte> text, RfbVersion own)
    {
        if (text.Length != RfbNumbers.VersionSize || !text.StartsWith("RFB "u8) || text[7] != '.' || text[11] != '\n'
            || !int.TryParse(text[4..7], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(text[8..11], NumberStyles.None, CultureInfo.InvariantCulture, out int minor)
            || major < 3)
        {
            return null;
        }
        RfbVersion said = major > 3 || minor >= 8 ? RfbVersion.Rfb38
            : minor == 7 ? RfbVersion.Rfb37
            : RfbVersion.Rfb33;
        return said < own ? said : own;
    }
}
