namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>A block of an image that was written once. Images made of each other share blocks.</summary>
/// <param name="Id">Goes up with every write to any image: another id is another write.</param>
/// <param name="Data">The bytes where the medium is memory, never changed.</param>
/// <param name="Slot">Where the bytes are on a medium of files, from 1 on; 0 for nowhere.</param>
internal readonly record struct DiskBlock(long Id, byte[]? Data, long Slot = 0)
{
    /// <summary>Bytes of a block: what changed block tracking counts in.</summary>
    public const int Size = 64 << 10;

    /// <summary>False for zeros, and for contents that were erased.</summary>
    public bool HasData => Data is not null || Slot > 0;
}
