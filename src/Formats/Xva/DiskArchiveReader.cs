using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>
/// Reads an archive that holds one disk and nothing else, in the blocks of an exported VM: what
/// <see cref="XvaWriter"/> writes without a description. Not thread-safe.
/// </summary>
/// <param name="source">The stream; stays open.</param>
/// <param name="folder">The name under which the blocks of the disk are.</param>
/// <param name="size">Bytes of the disk; what is missing at its end is zero.</param>
/// <param name="limits">What is put up with; the defaults when null.</param>
public sealed class DiskArchiveReader(Stream source, string folder, long size, XvaLimits? limits = null)
{
    private readonly BlockSource _blocks = new(
        new TarReader(source, (limits ?? XvaLimits.Default).Archive),
        form: 2,
        new DiskLedger(new Dictionary<string, long> { [folder] = size }, mayEndEarly: true),
        limits ?? XvaLimits.Default,
        isForgiving: false);

    /// <summary>The next block; null behind the end mark. Its bytes are good until the next call.</summary>
    /// <exception cref="XvaException">The archive is damaged, or larger than the disk.</exception>
    /// <exception cref="TarException">It is no archive.</exception>
    /// <exception cref="EndOfStreamException">It ended before the end mark.</exception>
    public ValueTask<XvaBlock?> NextAsync(CancellationToken cancel) => _blocks.NextAsync(cancel);
}
