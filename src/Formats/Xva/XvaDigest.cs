namespace Xen.Model.Formats.Xva;

/// <summary>
/// Digests of blocks. SHA-1 is what old readers know and protects from accidents only, as does the other.
/// </summary>
public enum XvaDigest
{
    /// <summary>SHA-1 as 40 small hexadecimal digits in an entry <c>.checksum</c>.</summary>
    Sha1,

    /// <summary>XXH64 with seed 0 as 16 capital hexadecimal digits in an entry <c>.xxhash</c>.</summary>
    XxHash64,
}
