using System.Globalization;
using System.Text.Json.Nodes;
using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// A VM out of the daemon and into it again, not compressed, a digest for each block, beside Kestrel that copies the
/// same archive into a file and back. They take turns.
/// </summary>
internal sealed class VMTransferPoint : IPoint
{
    private const int Rounds = 5;
    private const int Mega = 1_000_000;
    private const int DiskBytes = 256 << 20;

    public string Name => "vm-transfer";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name, "--sim-speed", "0");
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string key = "session_id=" + session.Reference;
        string vm = await CreateAsync(session, daemon, key);
        string folder = TempFolder.Create(options.DataFolder);
        byte[] archive = await TransferClient.FetchAsync(daemon.Address, $"/export?{key}&ref={vm}");
        var speeds = new Dictionary<string, List<double>>
        {
            ["import"] = [], ["bare import"] = [], ["export"] = [], ["bare export"] = [],
        };
        await using (ServerProcess bare = await BareCopy.StartAsync(Path.Combine(folder, "archive")))
        {
            for (int round = -1; round < Rounds; round++)
            {
                double[] seconds =
                [
                    await TransferClient.PutAsync(daemon.Address, "/import?" + key, archive),
                    await TransferClient.PutAsync(bare.Address, "/archive", archive),
                    await TransferClient.GetAsync(daemon.Address, $"/export?{key}&ref={vm}", archive.Length),
                    await TransferClient.GetAsync(bare.Address, "/archive", archive.Length),
                ];
                foreach ((List<double> list, double time) in speeds.Values.Zip(seconds).Where(_ => round >= 0))
                {
                    list.Add(archive.Length / time / Mega);
                }
            }
        }
        Directory.Delete(folder, recursive: true);
        foreach (string what in (string[])["import", "export"])
        {
            double[] ratios = [.. speeds[what].Zip(speeds["bare " + what], (one, other) => one / other)];
            yield return new Measurement($"{Name}-{what}", Median.Of(speeds[what]), "MB/s",
                string.Create(CultureInfo.InvariantCulture, $"a VM with a disk of {DiskBytes >> 20} MiB, no zeros"));
            yield return new Measurement($"{Name}-{what}", Median.Of(speeds["bare " + what]), "bare MB/s",
                "Kestrel that copies the same bytes");
            yield return new Measurement($"{Name}-{what}", Median.Of(ratios), "of the bare copy", string.Create(
                CultureInfo.InvariantCulture, $"{Rounds} turns, {ratios.Min():0.00} to {ratios.Max():0.00}"));
        }
    }

    /// <summary>A VM with one disk that holds no zeros.</summary>
    private static async Task<string> CreateAsync(RpcSession session, Daemon daemon, string key)
    {
        string pool = (await session.CallAsync("pool.get_all", session.Reference)).AsArray()[0]!.GetValue<string>();
        string repository = (await session.CallAsync("pool.get_default_SR", session.Reference, pool))
            .GetValue<string>();
        string disk = (await session.CallAsync("VDI.create", session.Reference, new
        {
            name_label = "bench",
            name_description = "",
            SR = repository,
            virtual_size = DiskBytes.ToString(CultureInfo.InvariantCulture),
            type = "user",
            sharable = false,
            read_only = false,
            other_config = new { },
        })).GetValue<string>();
        byte[] bytes = new byte[DiskBytes];
        new Random(1).NextBytes(bytes);
        await TransferClient.PutAsync(daemon.Address, $"/import_raw_vdi?{key}&vdi={disk}", bytes);
        JsonNode templates = await session.CallAsync("VM.get_by_name_label", session.Reference, "Other install media");
        string vm = (await session.CallAsync(
            "VM.clone", session.Reference, templates.AsArray()[0]!.GetValue<string>(), "bench")).GetValue<string>();
        // Without the disks of its template.
        await session.CallAsync("VM.set_is_a_template", session.Reference, vm, false);
        await session.CallAsync("VBD.create", session.Reference, new
        {
            VM = vm,
            VDI = disk,
            userdevice = "0",
            bootable = true,
            mode = "RW",
            type = "Disk",
            unpluggable = true,
            empty = false,
            other_config = new { },
            qos_algorithm_type = "",
            qos_algorithm_params = new { },
        });
        return vm;
    }
}
