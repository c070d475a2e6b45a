using System.Text.Json.Nodes;
using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// A VM out of the daemon and into it again, not compressed, a digest for each block, beside Kestrel that copies the
/// same archive into a file and back.
/// </summary>
internal sealed class VMTransferPoint : IPoint
{
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
        string export = $"/export?{key}&ref={vm}";
        byte[] archive = await TransferClient.FetchAsync(daemon.Address, export);
        var turns = new TransferTurns(Name, $"a VM with a disk of {RandomDisk.SizeMiB} MiB, no zeros");
        foreach (Measurement measurement in await turns.RunAsync(
            daemon.Address, "/import?" + key, export, archive, options.DataFolder))
        {
            yield return measurement;
        }
    }

    /// <summary>A VM with one disk that holds no zeros.</summary>
    private static async Task<string> CreateAsync(RpcSession session, Daemon daemon, string key)
    {
        string disk = await RandomDisk.CreateAsync(session);
        await TransferClient.PutAsync(daemon.Address, $"/import_raw_vdi?{key}&vdi={disk}", RandomDisk.Bytes());
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
