using System.Globalization;
using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// Calls of a getter per second beside a bare endpoint that answers with the same bytes. Servers run in processes of
/// their own; client and server share the processors. The two take turns.
/// </summary>
internal sealed class HttpPoint : IPoint
{
    private const int Rounds = 5;

    public string Name => "http-getter";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await StartAsync(options);
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string vm = await session.FirstVMAsync();
        byte[] xml = RpcRequests.Xml(daemon.Address, "VM.get_name_label", session.Reference, vm);
        byte[] json = RpcRequests.Json(daemon.Address, "VM.get_name_label", session.Reference, vm);
        await foreach (Measurement measurement in CompareAsync("xml", daemon.Address, xml, options))
        {
            yield return measurement;
        }
        await foreach (Measurement measurement in CompareAsync("json", daemon.Address, json, options))
        {
            yield return measurement;
        }
    }

    private async Task<Daemon?> StartAsync(BenchOptions options)
    {
        string reason = "there is no daemon; build src/Daemon for Release, or name one with --daemon";
        try
        {
            if (Daemon.Find(options) is { } assembly)
            {
                return await Daemon.StartAsync(assembly, options.DataFolder);
            }
        }
        catch (InvalidOperationException failure)
        {
            reason = failure.Message;
        }
        await Console.Error.WriteLineAsync($"{Name} is left out: {reason}");
        return null;
    }

    private async IAsyncEnumerable<Measurement> CompareAsync(
        string protocol, Uri address, byte[] request, BenchOptions options)
    {
        string name = $"{Name}-{protocol}";
        byte[] response = await HttpLoad.AskAsync(address, request);
        string folder = TempFolder.Create(options.DataFolder);
        await using ServerProcess bare = await BareEndpoint.StartAsync(response, folder);
        Directory.Delete(folder, recursive: true);
        await HttpLoad.RunAsync(address, request, options.Connections, options.Time / 2);
        await HttpLoad.RunAsync(bare.Address, request, options.Connections, options.Time / 2);
        var ours = new List<double>();
        var bares = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(await HttpLoad.RunAsync(address, request, options.Connections, options.Time / Rounds));
            bares.Add(await HttpLoad.RunAsync(bare.Address, request, options.Connections, options.Time / Rounds));
        }
        double[] ratios = [.. ours.Zip(bares, (one, other) => one / other)];
        yield return new Measurement(name, Median.Of(ours), "calls/s",
            $"{options.Connections} connections, {request.Length} bytes there, {response.Length} back");
        yield return new Measurement(
            name, Median.Of(bares), "bare calls/s", "Kestrel that answers with the same bytes");
        yield return new Measurement(name, Median.Of(ratios), "of the bare endpoint",
            string.Create(CultureInfo.InvariantCulture, $"{Rounds} turns, {ratios.Min():0.00} to {ratios.Max():0.00}"));
    }
}
