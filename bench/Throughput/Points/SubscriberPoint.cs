using System.Diagnostics;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Log;
using Xen.Model.Primitives;
using EventLog = Xen.Model.Log.EventLog;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// One subscriber in the process: how fast it reads what is there, and what it sees of a running producer.
/// </summary>
internal sealed class SubscriberPoint : IPoint
{
    public string Name => "subscriber";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using TaskWorkload workload = await TaskWorkload.OpenAsync(new NullLogStorage());
        await Load.PipelinedAsync(workload, options.Time / 2);
        yield return new Measurement(
            Name, Scan(workload.Model.Log, options.Time / 2), "events/s", "reads what is kept");

        using var stop = new CancellationTokenSource();
        EventLog log = workload.Model.Log;
        Task<(long Count, long Lost)> following = Task.Run(() => Follow(log, stop.Token));
        LoadResult load = await Load.PipelinedAsync(workload, options.Time);
        await stop.CancelAsync();
        (long count, long lost) = await following;
        yield return new Measurement(Name, count / load.Time.TotalSeconds, "events/s",
            $"follows the tail of one producer, which got {load.PerSecond:N0} events/s; {lost:N0} times too late");
    }

    private static double Scan(EventLog log, TimeSpan time)
    {
        var buffer = new EventEntry[1024];
        long count = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            EventId at = log.Horizon;
            for (int read; (read = log.Read(at, buffer)) > 0; count += read)
            {
                at = buffer[read - 1].Id;
            }
        }
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<(long Count, long Lost)> Follow(EventLog log, CancellationToken stop)
    {
        var buffer = new EventEntry[1024];
        EventId at = log.Published.Tail;
        long count = 0;
        long lost = 0;
        while (!stop.IsCancellationRequested)
        {
            Task next = log.Signal.Next();
            int read = log.Read(at, buffer);
            if (read < 0)
            {
                lost++;
                at = log.Published.Tail;
            }
            else if (read == 0)
            {
                await Task.WhenAny(next, Task.Delay(100, CancellationToken.None));
            }
            else
            {
                at = buffer[read - 1].Id;
                count += read;
            }
        }
        return (count, lost);
    }
}
