using System.Globalization;
using System.Text;
using Xen.Model.Formats.Tar;

namespace Xen.Model.Formats.Xva;

/// <summary>
/// Writes an exported VM into a stream that need not be seekable: the description, then one disk after the other in
/// blocks of 1 MiB with the digest behind each, then the end mark. Not thread-safe.
/// </summary>
/// <remarks>
/// Disks come in the ordinal order of their ids. A block whose turn it is (<see cref="NextLength"/>) is filled into
/// <see cref="Block"/> and written, or skipped where <see cref="MayBeSkipped"/> says that readers allow it.
/// </remarks>
/// <param name="target">Where to; stays open.</param>
/// <param name="digest">Which digests to write.</param>
public sealed class XvaWriter(Stream target, XvaDigest digest = XvaDigest.XxHash64)
{
    /// <summary>Bytes of a block, but for the last of a disk.</summary>
    public const int BlockBytes = 1024 * 1024;

    /// <summary>Name of the description within the archive.</summary>
    public const string DescriptionName = "ova.xml";

    private const int NumberMax = 99_999_999;

    private readonly TarWriter _archive = new(target);

    // Header, block with padding, header of the digest, digest: written at once. One is filled while the other is sent.
    private byte[] _entries = new byte[BlockBytes + (3 * TarHeader.RecordBytes)];
    private byte[] _sent = new byte[BlockBytes + (3 * TarHeader.RecordBytes)];
    private Task _sending = Task.CompletedTask;
    private string? _disk;
    private int _number;
    private int _unit;
    private long _size;
    private long _offset;

    /// <summary>The block to fill: its first <see cref="NextLength"/> bytes count.</summary>
    public Memory<byte> Block => _entries.AsMemory(TarHeader.RecordBytes, NextLength);

    /// <summary>Bytes of the block whose turn it is; 0 when the disk is complete.</summary>
    public int NextLength => (int)Math.Min(BlockBytes, _size - _offset);

    /// <summary>Where in the disk the block begins whose turn it is.</summary>
    public long NextOffset => _offset;

    /// <summary>
    /// True when the block may be left out if it is all zeros: neither the first nor the last of its disk, and readers
    /// know how long what was left out is, which they take from the first block of the archive.
    /// </summary>
    public bool MayBeSkipped => _number > 0 && _offset + BlockBytes < _size && _unit == BlockBytes;

    /// <summary>Writes the description, the first entry.</summary>
    /// <param name="description">Its bytes.</param>
    /// <param name="modified">When it was made, in seconds since 1970.</param>
    /// <param name="cancel">Gives up.</param>
    public ValueTask DescribeAsync(ReadOnlyMemory<byte> description, long modified, CancellationToken cancel) =>
        _archive.WriteAsync(DescriptionName, description, cancel, modified);

    /// <summary>Begins a disk.</summary>
    /// <param name="id">Its id in the description, behind that of the disk before in ordinal order.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <exception cref="InvalidOperationException">
    /// The disk before is not complete, or its id is not before this one.
    /// </exception>
    public void BeginDisk(string id, long size)
    {
        if (NextLength > 0 || (_disk is not null && string.CompareOrdinal(_disk, id) >= 0))
        {
            throw new InvalidOperationException("Disks come one after the other, in the order of their ids.");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, (long)NumberMax * BlockBytes);
        _disk = id;
        _number = 0;
        _size = size;
        _offset = 0;
    }

    /// <summary>Writes the block whose turn it is, with its digest.</summary>
    public async ValueTask WriteAsync(CancellationToken cancel)
    {
        int length = NextLength;
        _unit = _unit == 0 ? length : _unit;
        await EmitAsync(length, cancel).ConfigureAwait(false);
        _offset += length;
    }

    /// <summary>Leaves the block out whose turn it is.</summary>
    /// <exception cref="InvalidOperationException">It must be written.</exception>
    public void Skip()
    {
        if (!MayBeSkipped)
        {
            throw new InvalidOperationException("The first and the last block must be written.");
        }
        _number++;
        _offset += BlockBytes;
    }

    /// <summary>
    /// Writes a block that holds nothing, so that the connection is used; the block whose turn it is keeps its place in
    /// the disk and takes the next number. Its contents in <see cref="Block"/> stay.
    /// </summary>
    public ValueTask KeepAliveAsync(CancellationToken cancel) =>
        // The first block tells readers how long those are that were left out, so none may come before it.
        _number == 0 ? ValueTask.CompletedTask : EmitAsync(0, cancel);

    /// <summary>Writes the end mark.</summary>
    /// <exception cref="InvalidOperationException">A disk is not complete.</exception>
    public async ValueTask EndAsync(CancellationToken cancel)
    {
        if (NextLength > 0)
        {
            throw new InvalidOperationException("A disk is not complete.");
        }
        await _sending.ConfigureAwait(false);
        await _archive.EndAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits until nothing is on its way any more, whatever became of it: before the target is disposed of.
    /// </summary>
    public async ValueTask SettleAsync() => await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async ValueTask EmitAsync(int length, CancellationToken cancel)
    {
        if (_number > NumberMax)
        {
            throw new InvalidOperationException("A disk has more blocks than names.");
        }
        string name = string.Create(CultureInfo.InvariantCulture, $"{_disk}/{_number:D8}");
        string digestName = name + digest.Suffix();
        _number++;
        int padded = length + TarHeader.PaddingOf(length);
        if (length == 0)
        {
            await NothingAsync(name, digestName, cancel).ConfigureAwait(false);
            return;
        }
        Fill(length, padded, name, digestName);
        await _sending.ConfigureAwait(false);
        _sending = _archive.WriteEntriesAsync(_entries.AsMemory(0, padded + (3 * TarHeader.RecordBytes)), cancel)
            .AsTask();
        (_entries, _sent) = (_sent, _entries);
    }

    /// <summary>Puts header and digest around the block.</summary>
    private void Fill(int length, int padded, string name, string digestName)
    {
        TarHeader.Write(_entries, name, length);
        Span<byte> block = _entries.AsSpan(TarHeader.RecordBytes, padded);
        block[length..].Clear();
        Span<byte> behind = _entries.AsSpan(TarHeader.RecordBytes + padded, 2 * TarHeader.RecordBytes);
        TarHeader.Write(behind, digestName, digest.TextLength());
        behind = behind[TarHeader.RecordBytes..];
        behind.Clear();
        Encoding.ASCII.GetBytes(digest.Of(block[..length]), behind);
    }

    private async ValueTask NothingAsync(string name, string digestName, CancellationToken cancel)
    {
        await _sending.ConfigureAwait(false);
        await _archive.WriteAsync(name, ReadOnlyMemory<byte>.Empty, cancel).ConfigureAwait(false);
        await _archive.WriteAsync(digestName, digest.Of([]), cancel).ConfigureAwait(false);
    }
}
