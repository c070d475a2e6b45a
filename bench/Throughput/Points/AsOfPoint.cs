using System.Globalization;
using Xen.Model.Bench.Throughput.Past;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// The state as of a random event of a log with the checkpoints that a model takes by itself; files not in memory.
/// </summary>
internal sealed class AsOfPoint : IPoint
{
    private const int Objects = 100_000;
    private const int Changes = 2_000_000;
    private const int Views = 9;

    public string Name => "as-of";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        int objects = options.Scaled(Objects);
        int changes = options.Scaled(Changes);
        var random = new Random(3);
        string folder = TempFolder.Create(options.DataFolder);
        double[] times;
        try
        {
            await PreparedLog.WriteWithCheckpointsAsync(folder, objects, changes);
            // All objects exist at each of them. The first is asked for twice, as it has the code compiled.
            int[] ids = [.. Enumerable.Range(0, Views).Select(_ => objects + random.Next(changes))];
            times = (await Probe.AskAsync(Probe.AsOf, folder, string.Join(',', ids.Prepend(ids[0]))))[1..];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        yield return new Measurement(Name, Median.Of(times), "ms", string.Create(CultureInfo.InvariantCulture,
            $"{objects:N0} objects, {changes:N0} changes, checkpoints as by default; {Views} random events, "
            + $"{times.Min():0} to {times.Max():0}"));
    }
}
