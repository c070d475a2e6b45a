using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>The table of digests at the end of old exports. Not thread-safe.</summary>
/// <param name="limits">How many there may be.</param>
internal sealed class TrailingDigests(XvaLimits limits)
{
    /// <summary>Name of the table within the archive.</summary>
    public const string EntryName = "checksum.xml";

    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);

    /// <summary>Remembers the digest of an entry.</summary>
    public void Note(string entry, ReadOnlySpan<byte> contents)
    {
        if (_found.Count >= limits.TrailingDigestsMax)
        {
            throw XvaException.Damaged("Too many blocks have their digests at the end");
        }
        _found[entry] = XvaDigest.Sha1.Of(contents);
    }

    /// <summary>Compares with the table.</summary>
    /// <exception cref="XvaException">Not all fit.</exception>
    public async ValueTask CheckAsync(TarReader archive, TarEntry entry, bool isForgiving, CancellationToken cancel)
    {
        if (entry.Size > limits.DescriptionBytesMax)
        {
            throw XvaException.Damaged("The table of digests is too long");
        }
        byte[] bytes = new byte[(int)entry.Size];
        await archive.ReadFullyAsync(bytes, cancel).ConfigureAwait(false);
        XvaValue table = XvaValueReader.Read(bytes, limits);
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, XvaValue digest) in table.Members)
        {
            expected[name] = digest.Text.Trim();
        }
        bool fits = _found.All(item =>
            expected.TryGetValue(item.Key, out string? digest)
            && digest.Equals(item.Value, StringComparison.OrdinalIgnoreCase));
        if (!fits && !isForgiving)
        {
            throw new XvaException(XvaProblem.ChecksumsFailed, "Blocks do not fit the digests at the end");
        }
    }
}
