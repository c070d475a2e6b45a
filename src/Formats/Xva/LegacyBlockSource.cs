using System.Globalization;
using System.IO.Compression;
using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>Blocks of a legacy appliance: gunzipped from chunks. Not thread-safe.</summary>
/// <param name="archive">The archive, behind its description.</param>
/// <param name="ledger">The disks that are due.</param>
internal sealed class LegacyBlockSource(TarReader archive, DiskLedger ledger) : IBlockSource, IAsyncDisposable
{
    private const string Prefix = "chunk-";
    private const string Suffix = ".gz";
    private const int Digits = 9;

    private readonly byte[] _block = new byte[XvaWriter.BlockBytes];
    private GZipStream? _chunk;
    private int _number = -1;

    public async ValueTask<XvaBlock?> NextAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (_chunk is not null)
            {
                int count = await _chunk.ReadAtLeastAsync(_block, _block.Length, throwOnEndOfStream: false, cancel)
                    .ConfigureAwait(false);
                if (count > 0)
                {
                    long offset = ledger.Advance(0, count);
                    return new XvaBlock(ledger.Disk!, offset, _block.AsMemory(0, count));
                }
                await DisposeAsync().ConfigureAwait(false);
            }
            if (await archive.NextAsync(cancel).ConfigureAwait(false) is not { } entry)
            {
                ledger.End();
                return null;
            }
            Enter(entry);
            _chunk = new GZipStream(new TarContents(archive), CompressionMode.Decompress);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_chunk is not null)
        {
            await _chunk.DisposeAsync().ConfigureAwait(false);
            _chunk = null;
        }
    }

    private void Enter(TarEntry entry)
    {
        int slash = entry.Name.LastIndexOf('/');
        string leaf = entry.Name[(slash + 1)..];
        if (slash <= 0 || !entry.IsFile || leaf.Length != Prefix.Length + Digits + Suffix.Length
            || !leaf.StartsWith(Prefix, StringComparison.Ordinal) || !leaf.EndsWith(Suffix, StringComparison.Ordinal)
            || !int.TryParse(
                leaf.AsSpan(Prefix.Length, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            throw XvaException.Unexpected("a chunk", entry.Name);
        }
        if (ledger.MoveTo(entry.Name[..slash], entry.Name))
        {
            _number = -1;
        }
        if (number != _number + 1)
        {
            throw XvaException.Damaged($"The chunk {entry.Name} is out of order");
        }
        _number = number;
    }
}
