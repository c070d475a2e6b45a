using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// A raw disk into the daemon and out of it, beside Kestrel that copies the same bytes into a file and back. Both end
/// an upload when it is durable.
/// </summary>
internal sealed class DiskTransferPoint : IPoint
{
    public string Name => "disk-transfer";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name, "--sim-speed", "0");
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string query = $"session_id={session.Reference}&vdi={await RandomDisk.CreateAsync(session)}";
        var turns = new TransferTurns(Name, $"a raw disk of {RandomDisk.SizeMiB} MiB without a zero");
        foreach (Measurement measurement in await turns.RunAsync(
            daemon.Address, "/import_raw_vdi?" + query, "/export_raw_vdi?" + query, RandomDisk.Bytes(),
            options.DataFolder))
        {
            yield return measurement;
        }
    }
}
