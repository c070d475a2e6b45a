namespace Xen.Model.Engine.Checkpoints;

/// <summary>What a block of a checkpoint holds. The numbers are in the file and never change.</summary>
internal enum CheckpointBlockKind : uint
{
    /// <summary>Objects of one class.</summary>
    Objects = 1,

    /// <summary>Deletions.</summary>
    Tombstones = 2,

    /// <summary>Totals; the last block.</summary>
    End = 3,
}
