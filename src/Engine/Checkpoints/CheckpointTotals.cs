using System.Buffers.Binary;
using System.Numerics;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>What a checkpoint's last block says of all before it.</summary>
/// <param name="Objects">Objects in all blocks.</param>
/// <param name="Tombstones">Deletions in all blocks.</param>
/// <param name="Blocks">Blocks before the last one.</param>
/// <param name="Crc">A CRC over their CRCs: no block is missing, and none changed places.</param>
internal readonly record struct CheckpointTotals(long Objects, long Tombstones, long Blocks, uint Crc)
{
    /// <summary>The totals with one more block.</summary>
    public CheckpointTotals With(in CheckpointBlock block) => new(
        Objects + (block.Kind == CheckpointBlockKind.Objects ? block.Count : 0),
        Tombstones + (block.Kind == CheckpointBlockKind.Tombstones ? block.Count : 0),
        Blocks + 1,
        BitOperations.Crc32C(Crc, block.Crc));

    public void Put(Span<byte> body)
    {
        BinaryPrimitives.WriteInt64LittleEndian(body, Objects);
        BinaryPrimitives.WriteInt64LittleEndian(body[8..], Tombstones);
        BinaryPrimitives.WriteInt64LittleEndian(body[16..], Blocks);
        BinaryPrimitives.WriteUInt32LittleEndian(body[24..], Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(body[28..], 0);
    }

    public static CheckpointTotals Read(ReadOnlySpan<byte> body) => new(
        BinaryPrimitives.ReadInt64LittleEndian(body),
        BinaryPrimitives.ReadInt64LittleEndian(body[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(body[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(body[24..]));
}
