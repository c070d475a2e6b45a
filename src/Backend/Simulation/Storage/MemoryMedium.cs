namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Disks that are gone with the process.</summary>
internal sealed class MemoryMedium : DiskMedium
{
    public override DiskBlock Keep(long id, ReadOnlySpan<byte> bytes) => new(id, bytes.ToArray());

    public override void Read(DiskBlock block, int within, Span<byte> into) =>
        block.Data.AsSpan(within, into.Length).CopyTo(into);

    public override void Dispose()
    {
    }
}
