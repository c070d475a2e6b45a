using System.Runtime.CompilerServices;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>How many bytes things take in memory.</summary>
internal static class HeapMeter
{
    private const int Copies = 1000;

    /// <summary>Bytes that are alive now.</summary>
    public static long Live()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>Bytes of one object of a type by itself, without what it refers to.</summary>
    public static long SizeOf(Type type)
    {
        // The first has to load the type.
        RuntimeHelpers.GetUninitializedObject(type);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < Copies; count++)
        {
            RuntimeHelpers.GetUninitializedObject(type);
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Copies;
    }
}
