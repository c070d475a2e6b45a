using System.Security.Cryptography;

namespace Xen.Model.Cli.XenLog.Backups;

/// <summary>One file of a backup. Immutable.</summary>
/// <param name="Path">Path in the backup, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, hexadecimal.</param>
internal sealed record ManifestFile(string Path, long Bytes, string Sha256)
{
    /// <summary>Looks at a file that is there.</summary>
    public static ManifestFile Of(string folder, string path)
    {
        using FileStream file = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new ManifestFile(path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
