using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Xen.Model.Formats.Xva;

/// <summary>What the digests of blocks look like.</summary>
internal static class XvaDigests
{
    private const int LongestBytes = 20;

    /// <summary>What is put behind the name of a block.</summary>
    public static string Suffix(this XvaDigest digest) => digest is XvaDigest.Sha1 ? ".checksum" : ".xxhash";

    /// <summary>Characters of its text.</summary>
    public static int TextLength(this XvaDigest digest) => digest is XvaDigest.Sha1 ? 40 : 16;

    /// <summary>The text of the digest of a block.</summary>
    public static string Of(this XvaDigest digest, ReadOnlySpan<byte> block)
    {
        Span<byte> hash = stackalloc byte[LongestBytes];
        if (digest is XvaDigest.XxHash64)
        {
            return Convert.ToHexString(hash[..XxHash64.Hash(block, hash)]);
        }
#pragma warning disable CA5350 // The format says so; it protects from accidents, not from people.
        return Convert.ToHexStringLower(hash[..SHA1.HashData(block, hash)]);
#pragma warning restore CA5350
    }

    /// <summary>True when a text is the digest of a block, in small letters or capitals.</summary>
    public static bool Fits(this XvaDigest digest, ReadOnlySpan<byte> block, ReadOnlySpan<byte> text) =>
        digest.Of(block).Equals(Encoding.ASCII.GetString(text).Trim(), StringComparison.OrdinalIgnoreCase);
}
