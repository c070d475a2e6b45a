using System.Globalization;
using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>Blocks as they are written today: numbered, with digests. Not thread-safe.</summary>
/// <param name="archive">The archive, behind its description.</param>
/// <param name="form">See <see cref="XvaVersion.Form"/>.</param>
/// <param name="ledger">The disks that are due.</param>
/// <param name="limits">What is put up with.</param>
/// <param name="isForgiving">True to take blocks that do not fit their digests.</param>
internal sealed class BlockSource(
    TarReader archive, int form, DiskLedger ledger, XvaLimits limits, bool isForgiving) : IBlockSource
{
    private const int DigestBytesMax = 128;

    private readonly TrailingDigests? _trailing = form < 2 ? new TrailingDigests(limits) : null;
    private readonly byte[] _digest = new byte[DigestBytesMax];
    private byte[] _block = [];
    private long _number = -1;
    private long _unit;
    private long _empty;
    private bool _isTableRead;

    public async ValueTask<XvaBlock?> NextAsync(CancellationToken cancel)
    {
        while (await archive.NextAsync(cancel).ConfigureAwait(false) is { } entry)
        {
            if (_isTableRead || !entry.IsFile)
            {
                throw XvaException.Unexpected(_isTableRead ? "the end" : "a block", entry.Name);
            }
            if (_trailing is not null && entry.Name == TrailingDigests.EntryName)
            {
                await _trailing.CheckAsync(archive, entry, isForgiving, cancel).ConfigureAwait(false);
                _isTableRead = true;
                continue;
            }
            long skipped = Numbered(entry);
            await ReadAsync(entry, cancel).ConfigureAwait(false);
            int length = (int)entry.Size;
            if (_unit == 0)
            {
                _unit = length;
            }
            // Numbers are bounded, and so is the unit: no overflow.
            long offset = ledger.Advance(skipped * _unit, length);
            if (length > 0)
            {
                return new XvaBlock(ledger.Disk!, offset, _block.AsMemory(0, length));
            }
            if (++_empty > limits.EmptyBlocksMax)
            {
                throw XvaException.Damaged("Too many blocks hold nothing");
            }
        }
        if (_trailing is not null && !_isTableRead)
        {
            throw XvaException.Unexpected(TrailingDigests.EntryName, "the end");
        }
        ledger.End();
        return null;
    }

    /// <summary>Takes disk and number from the name of a block.</summary>
    /// <returns>How many blocks were left out before it.</returns>
    private long Numbered(TarEntry entry)
    {
        int slash = entry.Name.IndexOf('/', StringComparison.Ordinal);
        string leaf = slash > 0 ? entry.Name[(slash + 1)..] : "";
        if (leaf.Length is < 8 or > 12
            || !long.TryParse(leaf, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            throw XvaException.Unexpected("a block", entry.Name);
        }
        if (ledger.MoveTo(entry.Name[..slash], entry.Name))
        {
            _number = -1;
            _empty = 0;
        }
        if (number <= _number || (_number < 0 && number > 0))
        {
            throw XvaException.Damaged($"The block {entry.Name} is out of order");
        }
        long skipped = number - _number - 1;
        _number = number;
        return skipped;
    }

    private async ValueTask ReadAsync(TarEntry entry, CancellationToken cancel)
    {
        if (entry.Size > limits.BlockBytesMax)
        {
            throw XvaException.Damaged($"The block {entry.Name} is too long");
        }
        int length = (int)entry.Size;
        if (_block.Length < length)
        {
            _block = new byte[length];
        }
        await archive.ReadFullyAsync(_block.AsMemory(0, length), cancel).ConfigureAwait(false);
        _trailing?.Note(entry.Name, _block.AsSpan(0, length));
        if (form > 0)
        {
            await CheckAsync(entry.Name, length, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the digest that follows a block and compares.</summary>
    private async ValueTask CheckAsync(string block, int length, CancellationToken cancel)
    {
        if (await archive.NextAsync(cancel).ConfigureAwait(false) is not { } entry)
        {
            throw XvaException.Unexpected("the digest of " + block, "the end");
        }
        if (!entry.Name.StartsWith(block, StringComparison.Ordinal) || entry.Name.Length == block.Length)
        {
            throw XvaException.Unexpected("the digest of " + block, entry.Name);
        }
        XvaDigest digest = entry.Name[block.Length..] switch
        {
            ".checksum" => XvaDigest.Sha1,
            ".xxhash" => XvaDigest.XxHash64,
            string other => throw XvaException.Damaged($"Nobody knows digests named {other}"),
        };
        if (entry.Size > DigestBytesMax)
        {
            throw XvaException.Damaged($"The digest of {block} is too long");
        }
        int count = await archive.ReadFullyAsync(_digest.AsMemory(0, (int)entry.Size), cancel).ConfigureAwait(false);
        if (!digest.Fits(_block.AsSpan(0, length), _digest.AsSpan(0, count)) && !isForgiving)
        {
            throw XvaException.Damaged($"The block {block} does not fit its digest");
        }
    }
}
