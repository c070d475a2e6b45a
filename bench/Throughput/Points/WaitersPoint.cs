using System.Diagnostics;
using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>How long it takes from the publication of an event until all who waited for it have read it.</summary>
internal sealed class WaitersPoint : IPoint
{
    private const int Waiters = 1000;
    private const int Rounds = 50;
    private const int FirstRounds = 10;

    public string Name => "waiters-1000";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        var clock = new PublicationClock();
        await using TaskWorkload workload = await TaskWorkload.OpenAsync(
            new NullLogStorage(), configure: model => model with { Projections = [clock] });
        var crowd = new Crowd(workload.Model.Log, Waiters);
        var times = new List<double>();
        long number = 0;
        for (int round = -FirstRounds; round < Rounds; round++)
        {
            long read = await crowd.WakeAsync(PublishAsync);
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(clock.Last, read).TotalMilliseconds);
            }
        }
        await crowd.StopAsync(PublishAsync);
        yield return new Measurement(Name, Median.Of(times), "ms", string.Create(CultureInfo.InvariantCulture,
            $"from publication until all have read it; {Rounds} times, {times.Min():0.00} to {times.Max():0.00}"));

        async Task PublishAsync() => TaskWorkload.Accepted(await workload.Submit(number++));
    }
}
