using System.Runtime;

namespace Xen.Model.Engine.Recovery;

/// <summary>
/// Keeps the garbage collector from looking again and again at objects of which every one stays: restoring a checkpoint
/// makes no garbage to speak of. Ends early by itself when more comes than was expected.
/// </summary>
internal sealed class HeapGrowth : IDisposable
{
    /// <summary>Fewer objects are there before the collector has cost anything.</summary>
    private const long ObjectsMin = 50_000;

    /// <summary>Of an object without its values: record, slot, version, and what projections keep of it.</summary>
    private const long BytesPerObject = 900;

    /// <summary>How much larger values are in memory than in the file.</summary>
    private const long ValueFactor = 3;

    /// <summary>Share of the memory that may be taken at once.</summary>
    private const int MemoryShare = 4;

    private HeapGrowth()
    {
    }

    /// <summary>Takes memory for what a checkpoint holds; null when that is not worth it or cannot be done.</summary>
    /// <param name="objects">How many objects come.</param>
    /// <param name="fileBytes">Bytes of the checkpoint.</param>
    public static HeapGrowth? Expect(long objects, long fileBytes)
    {
        long bytes = (objects * BytesPerObject) + (fileBytes * ValueFactor);
        long room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MemoryShare;
        if (objects < ObjectsMin || bytes > room || GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            return null;
        }
        try
        {
            return GC.TryStartNoGCRegion(bytes) ? new HeapGrowth() : null;
        }
        catch (Exception refusal) when (refusal is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // The heap is limited, or somebody else does the same at this moment.
            return null;
        }
    }

    public void Dispose()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
    }
}
