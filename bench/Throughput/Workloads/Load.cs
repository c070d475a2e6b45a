using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>Drives a workload for a time and tells the rate.</summary>
internal static class Load
{
    /// <summary>Calls that a pipelined producer has under way: enough for the writer never to run dry.</summary>
    public const int PipelineDepth = 2_048;

    /// <summary>One thread that submits without waiting, and looks at each outcome a pipeline's length later.</summary>
    public static async Task<LoadResult> PipelinedAsync(TaskWorkload workload, TimeSpan time)
    {
        var pipeline = new ValueTask<CallOutcome>[PipelineDepth];
        long number = 0;
        var meter = new Meter(() => workload.Tail);
        while (number % 256 != 0 || meter.Elapsed < time)
        {
            int slot = (int)(number % PipelineDepth);
            if (number >= PipelineDepth)
            {
                TaskWorkload.Accepted(await pipeline[slot]);
            }
            pipeline[slot] = workload.Submit();
            number++;
        }
        for (long open = Math.Max(0, number - PipelineDepth); open < number; open++)
        {
            TaskWorkload.Accepted(await pipeline[open % PipelineDepth]);
        }
        return Checked(meter.Read(), number);
    }

    /// <summary>A number of calls from one thread that submits without waiting for each.</summary>
    public static async Task CountedAsync(TaskWorkload workload, long from, long count)
    {
        var pipeline = new ValueTask<CallOutcome>[PipelineDepth];
        for (long number = 0; number < count + PipelineDepth; number++)
        {
            if (number >= PipelineDepth && number - PipelineDepth < count)
            {
                TaskWorkload.Accepted(await pipeline[number % PipelineDepth]);
            }
            if (number < count)
            {
                pipeline[number % PipelineDepth] = workload.Submit(from + number);
            }
        }
    }

    /// <summary>Callers that each wait for the outcome of a call before they make the next.</summary>
    public static async Task<LoadResult> AwaitingAsync(TaskWorkload workload, int callers, TimeSpan time)
    {
        var meter = new Meter(() => workload.Tail);
        Task<long>[] running =
        [
            .. Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
            {
                long number = 0;
                for (; meter.Elapsed < time; number++)
                {
                    TaskWorkload.Accepted(await workload.Submit());
                }
                return number;
            })),
        ];
        long[] calls = await Task.WhenAll(running);
        return Checked(meter.Read(), calls.Sum());
    }

    /// <summary>Calls that changed nothing were cheap, and would make a rate of commits wrong without a sign.</summary>
    private static LoadResult Checked(LoadResult result, long calls) => result.Events == calls
        ? result
        : throw new InvalidOperationException($"{calls} calls made {result.Events} events");
}
