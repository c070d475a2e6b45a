using System.Diagnostics;
using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Clients;
using Xen.Model.Bench.Throughput.Reports;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// A thousand connections on 10,000 VMs: of ten, four poll records, two write, two make, watch and remove tasks, two
/// wait for events. All send the next call when the last was answered. Beside it a bare endpoint with as many
/// connections that answers with the bytes of one record.
/// </summary>
internal sealed class MixedLoadPoint : IPoint
{
    private const int VMs = 10_000;
    private const int Connections = 1_000;
    private const int Kinds = 10;

    public string Name => "http-mixed";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name);
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string[] vms = await Fleet.MakeAsync(session, options.Scaled(VMs));
        int connections = Math.Min(Connections, vms.Length / Kinds);
        var calls = new Latencies();
        var delays = new Latencies();
        long start = Stopwatch.GetTimestamp();
        long before = daemon.ResidentBytes;
        await RunAllAsync(daemon.Address, session.Reference, vms, connections, options.Time, calls, delays);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        byte[] request = RpcRequests.Json(daemon.Address, "VM.get_record", session.Reference, vms[0]);
        yield return new Measurement(Name, calls.Count / seconds, "calls/s",
            $"{connections} connections, {vms.Length:N0} VMs; events not counted");
        yield return new Measurement(Name, calls.At(0.5), "ms", "half of the calls took less");
        yield return new Measurement(Name, calls.At(0.99), "ms", "99 of 100 calls took less");
        yield return new Measurement(Name, delays.At(0.5), "ms",
            $"from the writing of a change to the arrival of its event, median of {delays.Count}; 99 of 100 took less "
            + $"than {delays.At(0.99):0} ms");
        yield return new Measurement(Name, daemon.ResidentBytes / 1048576.0, "MB",
            $"memory of the daemon's process; {before / 1048576} MB before");
        await foreach (Measurement measurement in
            new EndpointPair(Name + "-getter", daemon.Address, request, connections).Run(options))
        {
            yield return measurement;
        }
    }

    private static async Task RunAllAsync(
        Uri address, string session, string[] vms, int connections, TimeSpan time, Latencies calls, Latencies delays)
    {
        int[] changes = new int[vms.Length];
        using var stop = new CancellationTokenSource(time);
        Task[] clients = [.. Enumerable.Range(0, connections).Select(number => Task.Run(() => (number % Kinds) switch
        {
            < 4 => PollAsync(address, session, vms, number, time, calls),
            < 6 => new StampWriter(address, session, vms, changes)
                .RunAsync(number, connections, time, TimeSpan.Zero, calls),
            < 8 => WatchTasksAsync(address, session, time, calls),
            _ => new StampSubscriber(address, session, [$"VM/{vms[number - 4]}"]).RunAsync(delays, stop.Token),
        }))];
        await Task.WhenAll(clients);
    }

    private static async Task PollAsync(
        Uri address, string session, string[] vms, int first, TimeSpan time, Latencies calls)
    {
        using KeepAliveConnection connection = await KeepAliveConnection.OpenAsync(address);
        long start = Stopwatch.GetTimestamp();
        for (int at = first; Stopwatch.GetElapsedTime(start) < time; at++)
        {
            string vm = vms[at % vms.Length];
            await CallAsync(connection, RpcRequests.Json(address, "VM.get_record", session, vm), calls);
        }
    }

    private static async Task WatchTasksAsync(Uri address, string session, TimeSpan time, Latencies calls)
    {
        const int Looks = 3;
        using KeepAliveConnection connection = await KeepAliveConnection.OpenAsync(address);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            string task = RawResponse.TextResult(
                await CallAsync(connection, RpcRequests.Json(address, "task.create", session, "load", ""), calls));
            for (int look = 0; look < Looks; look++)
            {
                await CallAsync(connection, RpcRequests.Json(address, "task.get_status", session, task), calls);
            }
            await CallAsync(connection, RpcRequests.Json(address, "task.destroy", session, task), calls);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> CallAsync(
        KeepAliveConnection connection, byte[] request, Latencies calls)
    {
        long begun = Stopwatch.GetTimestamp();
        ReadOnlyMemory<byte> reply = await connection.ExchangeAsync(request);
        calls.Add(Stopwatch.GetElapsedTime(begun));
        return reply;
    }
}
