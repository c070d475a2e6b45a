using System.Collections.Concurrent;
using Xen.Model.Codec;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>
/// A checkpoint in a file, open to be read. Blocks are decoded on a second thread while the caller works on the ones
/// before. For one thread.
/// </summary>
public sealed class CheckpointFile : ICheckpointReader
{
    private const int BlocksAhead = 4;

    private readonly ILogFile _file;
    private readonly string _path;
    private readonly long _length;
    private readonly CheckpointTotals _totals;
    private byte[] _block = new byte[CheckpointWriter.BlockLength * 5 / 4];

    private CheckpointFile(ILogFile file, string path)
    {
        _file = file;
        _path = path;
        _length = file.Length;
        byte[] first = new byte[CheckpointHeader.Size];
        int read = file.Read(0, first);
        Header = CheckpointHeader.Read(first.AsSpan(0, read), out string fault) ?? throw Damaged(0, fault);
        _totals = ReadTotals();
    }

    /// <summary>What the file begins with.</summary>
    public CheckpointHeader Header { get; }

    /// <inheritdoc/>
    public EventId Id => Header.Id;

    /// <inheritdoc/>
    public EventId TombstoneHorizon => Header.TombstoneHorizon;

    /// <inheritdoc/>
    public long ObjectCount => _totals.Objects;

    /// <inheritdoc/>
    public IReadOnlyList<(XenClass Class, long Count)> ObjectCounts =>
    [
        .. ObjectBlocks().GroupBy(block => block.Class, block => block.Count)
            .Select(counts => (counts.Key, counts.Sum(count => (long)count))),
    ];

    /// <summary>How many deletions it holds.</summary>
    public long TombstoneCount => _totals.Tombstones;

    /// <summary>Its length in bytes.</summary>
    public long Length => _length;

    private long TotalsAt => _length - CheckpointBlock.HeaderSize - CheckpointBlock.EndLength;

    /// <summary>Opens a checkpoint; checks its beginning and its end, see <see cref="Verify"/>.</summary>
    /// <exception cref="CheckpointDamagedException">It has no good header or end.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CheckpointFile Open(ILogDisk disk, string name)
    {
        ILogFile file = disk.Open(name);
        try
        {
            return new CheckpointFile(file, Path.Combine(disk.Path, name));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads all bytes and checks them against their checksums; a step is a block, and gives the bytes checked.
    /// </summary>
    /// <exception cref="CheckpointDamagedException">The file is not what was written.</exception>
    public IEnumerable<long> Verify()
    {
        CheckpointTotals totals = default;
        for (long at = CheckpointHeader.Size; at < TotalsAt;)
        {
            CheckpointBlock block = ReadBlock(at);
            totals = totals.With(block);
            at += CheckpointBlock.HeaderSize + block.Length;
            yield return at;
        }
        if (totals != _totals)
        {
            throw Damaged(TotalsAt, "its blocks do not add up to its totals");
        }
        yield return _length;
    }

    /// <inheritdoc/>
    /// <exception cref="CheckpointDamagedException">The file is not what was written.</exception>
    public IEnumerable<CheckpointObject> Objects()
    {
        using var decoded = new BlockingCollection<CheckpointObject[]>(BlocksAhead);
        using var stop = new CancellationTokenSource();
        Task decoding = Task.Run(() => DecodeObjects(decoded, stop.Token));
        try
        {
            foreach (CheckpointObject[] objects in decoded.GetConsumingEnumerable())
            {
                foreach (CheckpointObject item in objects)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            stop.Cancel();
            Wait(decoding);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CheckpointDamagedException">The file is not what was written.</exception>
    public IEnumerable<Tombstone> Tombstones()
    {
        for (long at = CheckpointHeader.Size; at < TotalsAt;)
        {
            CheckpointBlock block = ReadHeader(at);
            if (block.Kind == CheckpointBlockKind.Tombstones)
            {
                block = ReadBlock(at);
                foreach (Tombstone tombstone in Decode(at, block, CheckpointDecoder.Tombstones))
                {
                    yield return tombstone;
                }
            }
            at += CheckpointBlock.HeaderSize + block.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Which class each block of objects is about, without reading more than its beginning.</summary>
    private IEnumerable<(XenClass Class, int Count)> ObjectBlocks()
    {
        byte[] first = new byte[CheckpointDecoder.ClassLengthMax];
        for (long at = CheckpointHeader.Size; at < TotalsAt;)
        {
            CheckpointBlock block = ReadHeader(at);
            if (block.Kind != CheckpointBlockKind.Objects)
            {
                break;
            }
            at += CheckpointBlock.HeaderSize;
            int read = _file.Read(at, first);
            yield return (ClassOf(at, first.AsSpan(0, Math.Min(read, block.Length))), block.Count);
            at += block.Length;
        }
    }

    private XenClass ClassOf(long at, ReadOnlySpan<byte> body)
    {
        try
        {
            return CheckpointDecoder.ClassOf(body);
        }
        catch (MessagePackException unreadable)
        {
            throw Damaged(at, unreadable.Message, unreadable);
        }
    }

    /// <summary>Ends the second thread; what went wrong there is the caller's to know, unless it left early.</summary>
    private static void Wait(Task decoding)
    {
        try
        {
            decoding.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The caller wanted no more.
        }
    }

    private void DecodeObjects(BlockingCollection<CheckpointObject[]> decoded, CancellationToken stop)
    {
        try
        {
            for (long at = CheckpointHeader.Size; at < TotalsAt;)
            {
                CheckpointBlock block = ReadBlock(at);
                if (block.Kind != CheckpointBlockKind.Objects)
                {
                    break;
                }
                decoded.Add(Decode(at, block, CheckpointDecoder.Objects), stop);
                at += CheckpointBlock.HeaderSize + block.Length;
            }
        }
        finally
        {
            decoded.CompleteAdding();
        }
    }

    private T[] Decode<T>(long at, in CheckpointBlock block, BlockReader<T> read)
    {
        try
        {
            return read(_block.AsSpan(CheckpointBlock.HeaderSize, block.Length), block.Count);
        }
        catch (MessagePackException unreadable)
        {
            throw Damaged(at, unreadable.Message, unreadable);
        }
    }

    private CheckpointTotals ReadTotals()
    {
        long at = TotalsAt;
        if (at < CheckpointHeader.Size)
        {
            throw Damaged(_length, "it ends before its totals");
        }
        CheckpointBlock block = ReadBlock(at);
        return block is { Kind: CheckpointBlockKind.End, Length: CheckpointBlock.EndLength }
            ? CheckpointTotals.Read(_block.AsSpan(CheckpointBlock.HeaderSize))
            : throw Damaged(at, "it does not end with its totals");
    }

    private CheckpointBlock ReadHeader(long at)
    {
        Span<byte> header = stackalloc byte[CheckpointBlock.HeaderSize];
        if (_file.Read(at, header) < header.Length)
        {
            throw Damaged(at, "it ends within a block");
        }
        return CheckpointBlock.Read(header, _length - at) ?? throw Damaged(at, "no block begins here");
    }

    private CheckpointBlock ReadBlock(long at)
    {
        CheckpointBlock block = ReadHeader(at);
        int size = CheckpointBlock.HeaderSize + block.Length;
        if (_block.Length < size)
        {
            _block = new byte[size];
        }
        Span<byte> bytes = _block.AsSpan(0, size);
        if (_file.Read(at, bytes) < size || !CheckpointBlock.IsIntact(bytes))
        {
            throw Damaged(at, "a block fails its checksum");
        }
        return block;
    }

    private CheckpointDamagedException Damaged(long at, string reason, Exception? cause = null) =>
        new(_path, at, reason, cause);

    private delegate T[] BlockReader<T>(ReadOnlySpan<byte> body, int count);
}
