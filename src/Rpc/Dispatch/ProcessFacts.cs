using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>What the runtime says about this process.</summary>
internal static class ProcessFacts
{
    /// <summary>One line for each thread, and the state of the pool that runs calls.</summary>
    public static string Threads()
    {
        using var process = Process.GetCurrentProcess();
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"pool: {ThreadPool.ThreadCount} threads, {ThreadPool.PendingWorkItemCount} waiting\n");
        foreach (ProcessThread thread in process.Threads)
        {
            text.Append(CultureInfo.InvariantCulture, $"thread {thread.Id}: {StateOf(thread)}\n");
        }
        return text.ToString();
    }

    /// <summary>The counters of the garbage collector.</summary>
    public static XenMap<string, string> Collections()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        return XenMap<string, string>.Of(
            ("collections_gen0", Text(GC.CollectionCount(0))),
            ("collections_gen1", Text(GC.CollectionCount(1))),
            ("collections_gen2", Text(GC.CollectionCount(2))),
            ("heap_bytes", Text(GC.GetTotalMemory(forceFullCollection: false))),
            ("allocated_bytes", Text(GC.GetTotalAllocatedBytes())),
            ("committed_bytes", Text(info.TotalCommittedBytes)),
            ("fragmented_bytes", Text(info.FragmentedBytes)),
            ("pause_ms", Text((long)GC.GetTotalPauseDuration().TotalMilliseconds)));
    }

    /// <summary>How many objects of each class there are, and how far the log has come.</summary>
    public static XenMap<string, string> Objects(RecordView view) => XenMap<string, string>.Of(
        DataModel.Classes
            .Select(type => KeyValuePair.Create("objects." + type.WireName, Text(view.All(type).Count())))
            .Append(KeyValuePair.Create("event_id", Text(view.Id.Value))));

    private static string StateOf(ProcessThread thread)
    {
        try
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{thread.ThreadState}, {thread.TotalProcessorTime.TotalSeconds:0.00} s");
        }
        catch (InvalidOperationException)
        {
            return "gone";
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
