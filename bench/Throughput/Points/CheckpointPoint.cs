using System.Globalization;
using Xen.Model.Bench.Throughput.Past;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// What callers lose while a checkpoint is being written: the same durable load on two models, one of which never
/// writes a checkpoint and the other one after the other. They take turns.
/// </summary>
internal sealed class CheckpointPoint : IPoint
{
    private const int Objects = 100_000;
    private const int Callers = 64;
    private const int Rounds = 9;

    public string Name => "checkpoint-under-load";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        int objects = options.Scaled(Objects);
        string folder = TempFolder.Create(options.DataFolder);
        var without = new List<LoadResult>();
        var with = new List<LoadResult>();
        int taken;
        try
        {
            await using TaskWorkload plain = await OpenAsync(
                Path.Combine(folder, "plain"), objects, PreparedLog.NoCheckpoints);
            await using TaskWorkload busy = await OpenAsync(Path.Combine(folder, "checked"), objects,
                new CheckpointPolicy { LogBytesMin = 1, LogBytesFactor = 0, AtCloseEventsMin = long.MaxValue });
            await Load.AwaitingAsync(plain, Callers, options.Time / 2);
            await Load.AwaitingAsync(busy, Callers, options.Time / 2);
            int before = busy.Model.Checkpoints.Taken;
            for (int round = 0; round < Rounds; round++)
            {
                // What is under way when the load ends shall not cost the other side.
                await busy.Model.CheckpointAsync();
                without.Add(await Load.AwaitingAsync(plain, Callers, options.Time / Rounds));
                with.Add(await Load.AwaitingAsync(busy, Callers, options.Time / Rounds));
            }
            await busy.Model.CheckpointAsync();
            taken = busy.Model.Checkpoints.Taken - before - Rounds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        double[] lost = [.. without.Zip(with, (one, other) => 100 * (1 - (other.PerSecond / one.PerSecond)))];
        yield return new Measurement(Name, Median.Of(without.Select(one => one.PerSecond)), "commits/s without",
            string.Create(CultureInfo.InvariantCulture, $"{Callers} callers, {objects:N0} objects"));
        yield return new Measurement(Name, Median.Of(with.Select(one => one.PerSecond)), "commits/s with",
            string.Create(CultureInfo.InvariantCulture, $"one checkpoint after the other, {taken} finished"));
        yield return new Measurement(Name, Median.Of(lost), "% lost", string.Create(CultureInfo.InvariantCulture,
            $"{Rounds} turns, {lost.Min():0} to {lost.Max():0}"));
    }

    private static Task<TaskWorkload> OpenAsync(string folder, int objects, CheckpointPolicy checkpoints) =>
        TaskWorkload.OpenAsync(SegmentLogStorage.Open(folder), objects,
            configure: options => options with { Checkpoints = checkpoints });
}
