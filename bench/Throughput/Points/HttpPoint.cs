using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Reports;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// Calls of a getter per second beside a bare endpoint that answers with the same bytes.
/// </summary>
internal sealed class HttpPoint : IPoint
{
    public string Name => "http-getter";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name);
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string vm = await session.FirstVMAsync();
        byte[] xml = RpcRequests.Xml(daemon.Address, "VM.get_name_label", session.Reference, vm);
        byte[] json = RpcRequests.Json(daemon.Address, "VM.get_name_label", session.Reference, vm);
        foreach ((string protocol, byte[] request) in ((string, byte[])[])[("xml", xml), ("json", json)])
        {
            var pair = new EndpointPair($"{Name}-{protocol}", daemon.Address, request, options.Connections);
            await foreach (Measurement measurement in pair.Run(options))
            {
                yield return measurement;
            }
        }
    }
}
