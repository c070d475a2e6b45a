using System.Buffers;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>Writes one checkpoint into a file, block by block. For one thread.</summary>
/// <param name="file">An empty file; not disposed of.</param>
/// <param name="header">What the file begins with.</param>
internal sealed class CheckpointWriter(ILogFile file, CheckpointHeader header)
{
    /// <summary>
    /// Bytes after which a block ends. Large enough to write at the speed of the disk, small enough to be decoded
    /// beside each other; only a single object that is larger makes a larger block.
    /// </summary>
    public const int BlockLength = 512 * 1024;

    private readonly ArrayBufferWriter<byte> _block = new(BlockLength + (BlockLength / 4));
    private readonly CheckpointEncoder _encoder = new();
    private CheckpointTotals _totals;
    private int _count;
    private long _end;

    /// <summary>Bytes written so far.</summary>
    public long Length => _end;

    /// <summary>Writes all; a step is a block. Nothing is durable before the file is flushed.</summary>
    /// <param name="view">The state; must stay readable to the end.</param>
    /// <param name="tombstones">The deletions that are still known, oldest first.</param>
    public IEnumerable<long> Write(RecordView view, IReadOnlyList<Tombstone> tombstones)
    {
        byte[] first = new byte[CheckpointHeader.Size];
        header.Put(first);
        Append(first);
        foreach (XenClass type in DataModel.Classes.Where(type => !type.IsVolatile))
        {
            foreach (RecordVersion version in view.All(type))
            {
                if (version.CreatedAt == Primitives.EventId.None)
                {
                    // It exists outside the log.
                    continue;
                }
                Add(type, version);
                if (_block.WrittenCount >= BlockLength)
                {
                    yield return End(CheckpointBlockKind.Objects);
                }
            }
            if (_count > 0)
            {
                yield return End(CheckpointBlockKind.Objects);
            }
        }
        foreach (Tombstone tombstone in tombstones)
        {
            Begin();
            CheckpointEncoder.Add(_block, tombstone);
            _count++;
            if (_block.WrittenCount >= BlockLength)
            {
                yield return End(CheckpointBlockKind.Tombstones);
            }
        }
        if (_count > 0)
        {
            yield return End(CheckpointBlockKind.Tombstones);
        }
        yield return WriteTotals();
    }

    private void Add(XenClass type, RecordVersion version)
    {
        if (_count == 0)
        {
            Begin();
            CheckpointEncoder.BeginObjects(_block, type);
        }
        _encoder.Add(_block, new CheckpointObject(
            version.Slot.Reference, version.Record!, version.CreatedAt, version.Id));
        _count++;
    }

    private void Begin()
    {
        if (_count == 0)
        {
            _block.ResetWrittenCount();
            _block.Write(new byte[CheckpointBlock.HeaderSize]);
        }
    }

    private long End(CheckpointBlockKind kind)
    {
        CheckpointBlock block = Write(kind, _count);
        _totals = _totals.With(block);
        _count = 0;
        return _end;
    }

    private long WriteTotals()
    {
        Begin();
        _totals.Put(_block.GetSpan(CheckpointBlock.EndLength));
        _block.Advance(CheckpointBlock.EndLength);
        Write(CheckpointBlockKind.End, 0);
        return _end;
    }

    private CheckpointBlock Write(CheckpointBlockKind kind, int count)
    {
        // The buffer is this writer's own; only its type says that it must not be written to.
        Span<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_block.WrittenMemory).Span;
        CheckpointBlock block = CheckpointBlock.Put(bytes, kind, count);
        Append(bytes);
        return block;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        file.Write(_end, bytes);
        _end += bytes.Length;
    }
}
