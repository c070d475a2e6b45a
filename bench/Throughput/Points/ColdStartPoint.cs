using System.Globalization;
using Xen.Model.Bench.Throughput.Past;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// How long a model takes to open in a new process when nothing of its files is in memory: from a checkpoint of many
/// objects, and from a long log without one. Beside it a sequential read of the same files, in turns.
/// </summary>
internal sealed class ColdStartPoint : IPoint
{
    private const int Objects = 1_000_000;
    private const int Events = 10_000_000;
    private const int Rounds = 3;

    public string Name => "cold-start";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        int objects = options.Scaled(Objects);
        foreach (Measurement measurement in await MeasureAsync(options, "checkpoint", objects, "objects",
            folder => PreparedLog.WriteWithCheckpointsAsync(folder, objects, 0)))
        {
            yield return measurement;
        }
        int events = options.Scaled(Events);
        foreach (Measurement measurement in await MeasureAsync(options, "log", events, "events",
            folder => PreparedLog.WriteAsync(folder, 1000, events)))
        {
            yield return measurement;
        }
    }

    private async Task<IReadOnlyList<Measurement>> MeasureAsync(
        BenchOptions options, string kind, int count, string what, Func<string, Task> write)
    {
        string folder = TempFolder.Create(options.DataFolder);
        try
        {
            await write(folder);
            var starts = new List<double>();
            var reads = new List<double>();
            (long Bytes, TimeSpan Time) read = default;
            bool isCold = true;
            for (int round = 0; round < Rounds; round++)
            {
                starts.Add((await Probe.AskAsync(Probe.Start, folder))[0] / 1000);
                isCold &= PageCache.Drop(folder);
                read = PageCache.Read(folder, kind == "log" ? "*.segment" : "*.checkpoint");
                reads.Add(read.Time.TotalSeconds);
            }
            double start = Median.Of(starts);
            string note = string.Create(CultureInfo.InvariantCulture,
                $"{count:N0} {what}, new process{(isCold ? ", files not in memory" : "")}; "
                + $"{Rounds} times, {starts.Min():0.00} to {starts.Max():0.00}");
            return
            [
                new Measurement($"{Name}-{kind}", start, "s", note),
                new Measurement($"{Name}-{kind}", count / start, $"{what}/s", "start-up included"),
                new Measurement($"{Name}-{kind}", Median.Of(reads), "s to read the bytes", string.Create(
                    CultureInfo.InvariantCulture, $"{read.Bytes / 1e6:N0} MB from beginning to end")),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
