using System.Globalization;
using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>
/// Bytes into the daemon and out of it, and into and out of Kestrel that copies them into a file and back. They take
/// turns, so that what else happens on the machine meets both; the first turn does not count.
/// </summary>
/// <param name="Point">Name of the point.</param>
/// <param name="Note">What the bytes are.</param>
internal sealed record TransferTurns(string Point, string Note)
{
    private const int Rounds = 5;
    private const int Mega = 1_000_000;
    private const string BarePath = "/copy";

    /// <summary>Measures.</summary>
    /// <param name="daemon">Address of the daemon.</param>
    /// <param name="import">Path and query of the upload.</param>
    /// <param name="export">Path and query of the download, which is as long.</param>
    /// <param name="bytes">What goes in and out.</param>
    /// <param name="dataFolder">Where the bare copy is kept.</param>
    public async Task<Measurement[]> RunAsync(
        Uri daemon, string import, string export, byte[] bytes, string dataFolder)
    {
        string folder = TempFolder.Create(dataFolder);
        var speeds = new Dictionary<string, List<double>>
        {
            ["import"] = [], ["bare import"] = [], ["export"] = [], ["bare export"] = [],
        };
        await using (ServerProcess bare = await BareCopy.StartAsync(Path.Combine(folder, "copy")))
        {
            for (int round = -1; round < Rounds; round++)
            {
                double[] seconds =
                [
                    await TransferClient.PutAsync(daemon, import, bytes),
                    await TransferClient.PutAsync(bare.Address, BarePath, bytes),
                    await TransferClient.GetAsync(daemon, export, bytes.Length),
                    await TransferClient.GetAsync(bare.Address, BarePath, bytes.Length),
                ];
                foreach ((List<double> list, double time) in speeds.Values.Zip(seconds).Where(_ => round >= 0))
                {
                    list.Add(bytes.Length / time / Mega);
                }
            }
        }
        Directory.Delete(folder, recursive: true);
        return [.. Lines("import", speeds), .. Lines("export", speeds)];
    }

    private IEnumerable<Measurement> Lines(string what, Dictionary<string, List<double>> speeds)
    {
        List<double> bare = speeds["bare " + what];
        double[] ratios = [.. speeds[what].Zip(bare, (one, other) => one / other)];
        yield return new Measurement($"{Point}-{what}", Median.Of(speeds[what]), "MB/s", Note);
        yield return new Measurement(
            $"{Point}-{what}", Median.Of(bare), "bare MB/s", "Kestrel that copies the same bytes");
        yield return new Measurement($"{Point}-{what}", Median.Of(ratios), "of the bare copy", string.Create(
            CultureInfo.InvariantCulture, $"{Rounds} turns, {ratios.Min():0.00} to {ratios.Max():0.00}"));
    }
}
