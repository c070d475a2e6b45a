using Xen.Model.Engine.Checkpoints;

namespace Xen.Model.Simulation.Fuzz;

/// <summary>The body of one block of a checkpoint, without the checksum that would refuse every change.</summary>
/// <param name="HoldsObjects">True for objects, false for deletions.</param>
/// <param name="Count">How many.</param>
/// <param name="Bytes">The body.</param>
internal sealed record CheckpointBody(bool HoldsObjects, int Count, byte[] Bytes)
{
    /// <summary>All blocks of a whole checkpoint.</summary>
    public static IEnumerable<CheckpointBody> In(byte[] file)
    {
        for (int at = CheckpointHeader.Size; at < file.Length;)
        {
            CheckpointBlock block = CheckpointBlock.Read(file.AsSpan(at), file.Length - at)!.Value;
            at += CheckpointBlock.HeaderSize;
            if (block.Kind != CheckpointBlockKind.End)
            {
                yield return new CheckpointBody(
                    block.Kind == CheckpointBlockKind.Objects, block.Count, file[at..(at + block.Length)]);
            }
            at += block.Length;
        }
    }
}
