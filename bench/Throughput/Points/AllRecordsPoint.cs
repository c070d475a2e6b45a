using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Clients;
using Xen.Model.Bench.Throughput.Reports;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>All records of 10,000 VMs in one answer, beside a bare endpoint that answers with the same bytes.</summary>
internal sealed class AllRecordsPoint : IPoint
{
    private const int VMs = 10_000;
    private const int Connections = 2;

    public string Name => "http-all-records";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name);
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        await Fleet.MakeAsync(session, options.Scaled(VMs));
        byte[] xml = RpcRequests.Xml(daemon.Address, "VM.get_all_records", session.Reference);
        byte[] json = RpcRequests.Json(daemon.Address, "VM.get_all_records", session.Reference);
        foreach ((string protocol, byte[] request) in ((string, byte[])[])[("xml", xml), ("json", json)])
        {
            var pair = new EndpointPair($"{Name}-{protocol}", daemon.Address, request, Connections);
            await foreach (Measurement measurement in pair.Run(options))
            {
                yield return measurement;
            }
        }
    }
}
