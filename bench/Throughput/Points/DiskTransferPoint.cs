using System.Globalization;
using System.Text.Json.Nodes;
using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// A raw disk into the daemon and out of it, beside Kestrel that copies the same bytes into a file and back. Both end
/// an upload when it is durable. They take turns.
/// </summary>
internal sealed class DiskTransferPoint : IPoint
{
    private const int Rounds = 5;
    private const int Mega = 1_000_000;
    private const int DiskBytes = 256 << 20;

    public string Name => "disk-transfer";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name, "--sim-speed", "0");
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string query = $"session_id={session.Reference}&vdi={await CreateAsync(session)}";
        string folder = TempFolder.Create(options.DataFolder);
        byte[] bytes = new byte[DiskBytes];
        new Random(1).NextBytes(bytes);
        var speeds = new Dictionary<string, List<double>>
        {
            ["import"] = [], ["bare import"] = [], ["export"] = [], ["bare export"] = [],
        };
        await using (ServerProcess bare = await BareCopy.StartAsync(Path.Combine(folder, "disk")))
        {
            for (int round = -1; round < Rounds; round++)
            {
                double[] seconds =
                [
                    await TransferClient.PutAsync(daemon.Address, "/import_raw_vdi?" + query, bytes),
                    await TransferClient.PutAsync(bare.Address, "/disk", bytes),
                    await TransferClient.GetAsync(daemon.Address, "/export_raw_vdi?" + query, bytes.Length),
                    await TransferClient.GetAsync(bare.Address, "/disk", bytes.Length),
                ];
                foreach ((List<double> list, double time) in speeds.Values.Zip(seconds).Where(_ => round >= 0))
                {
                    list.Add(bytes.Length / time / Mega);
                }
            }
        }
        Directory.Delete(folder, recursive: true);
        foreach (string what in (string[])["import", "export"])
        {
            double[] ratios = [.. speeds[what].Zip(speeds["bare " + what], (one, other) => one / other)];
            yield return new Measurement($"{Name}-{what}", Median.Of(speeds[what]), "MB/s",
                string.Create(CultureInfo.InvariantCulture, $"a raw disk of {DiskBytes >> 20} MiB without a zero"));
            yield return new Measurement($"{Name}-{what}", Median.Of(speeds["bare " + what]), "bare MB/s",
                "Kestrel that copies the same bytes");
            yield return new Measurement($"{Name}-{what}", Median.Of(ratios), "of the bare copy", string.Create(
                CultureInfo.InvariantCulture, $"{Rounds} turns, {ratios.Min():0.00} to {ratios.Max():0.00}"));
        }
    }

    private static async Task<string> CreateAsync(RpcSession session)
    {
        JsonNode pools = await session.CallAsync("pool.get_all", session.Reference);
        string pool = pools.AsArray()[0]!.GetValue<string>();
        JsonNode repository = await session.CallAsync("pool.get_default_SR", session.Reference, pool);
        var wanted = new
        {
            name_label = "bench",
            name_description = "",
            SR = repository.GetValue<string>(),
            virtual_size = DiskBytes.ToString(CultureInfo.InvariantCulture),
            type = "user",
            sharable = false,
            read_only = false,
            other_config = new { },
        };
        return (await session.CallAsync("VDI.create", session.Reference, wanted)).GetValue<string>();
    }
}
