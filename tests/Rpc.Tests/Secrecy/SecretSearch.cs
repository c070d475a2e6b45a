using System.Text;

namespace Xen.Model.Rpc.Tests.Secrecy;

/// <summary>Looks for secrets in every byte of every file below a folder, in each form that they could have.</summary>
internal static class SecretSearch
{
    /// <summary>Where something was found; empty when it was nowhere.</summary>
    public static List<string> In(string folder, IEnumerable<string> secrets)
    {
        (string Name, byte[] Bytes)[] forms = [.. secrets.SelectMany(FormsOf)];
        var found = new List<string>();
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            ReadOnlySpan<byte> content = File.ReadAllBytes(file);
            foreach ((string name, byte[] bytes) in forms)
            {
                int at = content.IndexOf(bytes);
                if (at >= 0)
                {
                    found.Add($"{name} in {Path.GetFileName(file)} at {at}");
                }
            }
        }
        return found;
    }

    /// <summary>A secret as text and, if it is an identity, as bytes.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> FormsOf(string secret)
    {
        string[] plain = Guid.TryParse(secret.Replace("OpaqueRef:", "", StringComparison.Ordinal), out Guid id)
            ? [id.ToString("D"), id.ToString("N")]
            : [secret];
        IEnumerable<string> texts = plain.Concat(plain.Select(text => text.ToUpperInvariant()));
        foreach (string text in texts)
        {
            foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            {
                yield return ($"{text} as {encoding.WebName}", encoding.GetBytes(text));
            }
        }
        byte[][] raw = id == Guid.Empty
            ? [Encoding.UTF8.GetBytes(secret)]
            : [id.ToByteArray(bigEndian: true), id.ToByteArray(bigEndian: false)];
        foreach (byte[] bytes in raw)
        {
            if (id != Guid.Empty)
            {
                yield return ($"{secret} as {Convert.ToHexString(bytes)}", bytes);
                yield return ($"{secret} as {Convert.ToHexString(bytes)} backwards", [.. Enumerable.Reverse(bytes)]);
            }
            for (int shift = 0; shift < 3; shift++)
            {
                yield return ($"{secret} in base64, shifted {shift}", Encoding.ASCII.GetBytes(Base64(bytes, shift)));
            }
        }
    }

    /// <summary>The digits that depend on nothing but the bytes, with so many others before them.</summary>
    private static string Base64(byte[] bytes, int shift)
    {
        string all = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        int first = ((shift * 8) + 5) / 6;
        int last = (shift + bytes.Length) * 8 / 6;
        return all[first..last];
    }
}
