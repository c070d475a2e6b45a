using Xen.Model.Formats.Tar;
using ZstdSharp;

namespace Xen.Model.Formats.Xva;

/// <summary>
/// Reads an exported VM from a stream, of any size with the same memory: the description first, then, once it was said
/// which disks are due, their blocks. Nothing is read behind the end mark but what came with it. Not thread-safe.
/// </summary>
public sealed class XvaReader : IAsyncDisposable
{
    private readonly PeekedStream _source;
    private readonly Stream _plain;
    private readonly TarReader _archive;
    private readonly XvaLimits _limits;
    private IBlockSource? _blocks;

    private XvaReader(PeekedStream source, XvaCompression compression, XvaLimits limits)
    {
        _source = source;
        _limits = limits;
        Compression = compression;
        _plain = compression.Decompress(source);
        _archive = new TarReader(_plain, limits.Archive);
    }

    /// <summary>How the stream is compressed.</summary>
    public XvaCompression Compression { get; }

    /// <summary>The description; null for a legacy appliance.</summary>
    public XvaDocument? Document { get; private set; }

    /// <summary>The description of a legacy appliance; null for what is written today.</summary>
    public LegacyAppliance? Appliance { get; private set; }

    /// <summary>Reads the description.</summary>
    /// <param name="source">The stream; stays open.</param>
    /// <param name="limits">What is put up with; the defaults when null.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The reader; null when the stream is empty.</returns>
    /// <exception cref="XvaException">This is no exported VM.</exception>
    public static async ValueTask<XvaReader?> OpenAsync(Stream source, XvaLimits? limits, CancellationToken cancel)
    {
        byte[] start = new byte[TarHeader.RecordBytes];
        int count = await source.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel)
            .ConfigureAwait(false);
        if (count == 0)
        {
            return null;
        }
        var reader = new XvaReader(
            new PeekedStream(source, start.AsMemory(0, count)),
            XvaCompressions.Detect(start.AsSpan(0, count)),
            limits ?? XvaLimits.Default);
        try
        {
            await reader.DescribeAsync(cancel).ConfigureAwait(false);
            return reader;
        }
        catch (Exception failure)
        {
            XvaException? told = reader.Explain(failure);
            await reader.DisposeAsync().ConfigureAwait(false);
            if (told is null)
            {
                throw;
            }
            throw told;
        }
    }

    /// <summary>Says which disks are due.</summary>
    /// <param name="sizes">
    /// Their sizes in bytes, by the ids of the VDIs; of a legacy appliance by <see cref="LegacyDisk.Directory"/>.
    /// </param>
    /// <param name="isForgiving">True to take blocks that do not fit their digests.</param>
    public void Expect(IReadOnlyDictionary<string, long> sizes, bool isForgiving = false) => _blocks = Document is null
        ? new LegacyBlockSource(_archive, new DiskLedger(sizes, mayEndEarly: true))
        : new BlockSource(
            _archive, Document.Version.Form, new DiskLedger(sizes, mayEndEarly: false), _limits, isForgiving);

    /// <summary>
    /// Reads the next block that fits its digest; null behind the end mark, when all disks are complete.
    /// </summary>
    /// <exception cref="XvaException">What follows is damaged, cut, or not what is due.</exception>
    /// <exception cref="InvalidOperationException">Nobody said which disks are due.</exception>
    public async ValueTask<XvaBlock?> NextAsync(CancellationToken cancel)
    {
        IBlockSource blocks = _blocks ?? throw new InvalidOperationException("Nobody said which disks are due.");
        try
        {
            return await blocks.NextAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not XvaException && Explain(failure) is not null)
        {
            throw Explain(failure)!;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_blocks is IAsyncDisposable blocks)
        {
            await blocks.DisposeAsync().ConfigureAwait(false);
        }
        await _plain.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask DescribeAsync(CancellationToken cancel)
    {
        TarEntry? first = await _archive.NextAsync(cancel).ConfigureAwait(false);
        if (first is not { } entry || entry.Name != XvaWriter.DescriptionName || !entry.IsFile)
        {
            throw XvaException.Unexpected(XvaWriter.DescriptionName, first?.Name ?? "the end");
        }
        if (entry.Size > _limits.DescriptionBytesMax)
        {
            throw XvaException.Damaged("The description is too long");
        }
        byte[] description = await ReadAsync((int)entry.Size, cancel).ConfigureAwait(false);
        if (LegacyAppliance.IsLegacy(description, _limits))
        {
            Appliance = LegacyAppliance.Read(description, _limits);
        }
        else
        {
            Document = XvaDocument.Read(description, _limits);
        }
    }

    /// <summary>Takes memory for what has come, not for what a header promises.</summary>
    private async ValueTask<byte[]> ReadAsync(int size, CancellationToken cancel)
    {
        byte[] bytes = new byte[Math.Min(size, XvaWriter.BlockBytes)];
        int count = 0;
        while ((count += await _archive.ReadFullyAsync(bytes.AsMemory(count), cancel).ConfigureAwait(false)) < size)
        {
            Array.Resize(ref bytes, (int)Math.Min(size, 2L * bytes.Length));
        }
        return bytes;
    }

    /// <summary>What a failure below means; null for one of the connection, or a cancellation.</summary>
    private XvaException? Explain(Exception failure) => failure switch
    {
        XvaException told => told,
        TarException => XvaException.Damaged(failure.Message),
        EndOfStreamException => XvaException.Cut(failure.Message),
        InvalidDataException or ZstdException when _source.IsAtEnd => XvaException.Cut(failure.Message),
        InvalidDataException or ZstdException => XvaException.Damaged(failure.Message),
        _ => null,
    };
}
