using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Xen.Model.Certificates;

/// <summary>Binary data between lines that say what it is, the form in which certificates travel.</summary>
internal static class PemText
{
    /// <summary>Label of a certificate.</summary>
    public const string Certificate = "CERTIFICATE";

    /// <summary>Label of a revocation list.</summary>
    public const string RevocationList = "X509 CRL";

    /// <summary>The data of the first block with a label; false when there is none that can be read.</summary>
    public static bool TryRead(string text, string label, [NotNullWhen(true)] out byte[]? data)
    {
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (rest[fields.Label].SequenceEqual(label))
            {
                data = Convert.FromBase64String(rest[fields.Base64Data].ToString());
                return true;
            }
            rest = rest[fields.Location.End..];
        }
        data = null;
        return false;
    }

    /// <summary>The text of a block.</summary>
    public static string Write(string label, ReadOnlySpan<byte> data) => PemEncoding.WriteString(label, data) + "\n";
}
