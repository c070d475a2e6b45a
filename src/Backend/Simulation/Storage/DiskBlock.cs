namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>A block of an image that was written once. Images made of each other share blocks.</summary>
/// <param name="Id">Goes up with every write to any image: another id is another write.</param>
/// <param name="Data">The bytes, never changed; null for zeros, and for contents that were erased.</param>
internal readonly record struct DiskBlock(long Id, byte[]? Data)
{
    /// <summary>Bytes of a block: what changed block tracking counts in.</summary>
    public const int Size = 64 << 10;
}
