using System.Formats.Tar;
using Xen.Model.Classes;

namespace Xen.Model.Projections.Queries;

/// <summary>The archive of keys with which guests check what they boot. Thread-safe.</summary>
internal static class SecureBootKeys
{
    private const string RevokedKeys = "dbx.auth";

    private static readonly string[] s_needed = ["PK.auth", "KEK.auth", "db.auth"];

    /// <summary>What guests can do with an archive.</summary>
    /// <param name="archive">A tar archive in base 64; empty when there is none.</param>
    public static PoolGuestSecurebootReadiness ReadinessOf(string archive)
    {
        HashSet<string> names = NamesIn(archive);
        if (!s_needed.All(names.Contains))
        {
            return PoolGuestSecurebootReadiness.NotReady;
        }
        return names.Contains(RevokedKeys)
            ? PoolGuestSecurebootReadiness.Ready
            : PoolGuestSecurebootReadiness.ReadyNoDbx;
    }

    private static HashSet<string> NamesIn(string archive)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var bytes = new MemoryStream(Convert.FromBase64String(archive));
            using var reader = new TarReader(bytes);
            while (reader.GetNextEntry() is { } entry)
            {
                names.Add(Path.GetFileName(entry.Name));
            }
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException or IOException)
        {
            // Somebody's text that is no archive holds no keys.
        }
        return names;
    }
}
