using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xen.Model.Bench.Throughput.Http;

namespace Xen.Model.Bench.Throughput.Clients;

/// <summary>
/// A client that asks event.from over and over about some VMs, and checks that it sees each change of them once.
/// </summary>
/// <param name="address">The daemon.</param>
/// <param name="session">The session.</param>
/// <param name="classes">What it subscribes to.</param>
internal sealed class StampSubscriber(Uri address, string session, string[] classes)
{
    private const double WaitSeconds = 1;

    private readonly Dictionary<int, int> _seen = [];

    /// <summary>Changes that were seen.</summary>
    public long Seen { get; private set; }

    /// <summary>Changes that were seen twice, or out of order.</summary>
    public long Repeated { get; private set; }

    /// <summary>Changes that a later one was seen instead of: the newest state alone is delivered.</summary>
    public long Merged { get; private set; }

    /// <summary>Reads until it is told to stop and all that was written before has come.</summary>
    /// <param name="delays">Takes the time from each change to its sight; may be null.</param>
    /// <param name="stop">Tells to stop.</param>
    public async Task RunAsync(Latencies? delays, CancellationToken stop)
    {
        using KeepAliveConnection connection = await KeepAliveConnection.OpenAsync(address);
        string token = await AskAsync(connection, "", 0, null);
        while (!stop.IsCancellationRequested)
        {
            token = await AskAsync(connection, token, WaitSeconds, delays);
        }
        await AskAsync(connection, token, 0, delays);
    }

    private async Task<string> AskAsync(
        KeepAliveConnection connection, string token, double seconds, Latencies? delays)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            jsonrpc = "2.0", method = "event.from", @params = (object[])[session, classes, token, seconds], id = 1,
        });
        ReadOnlyMemory<byte> reply = await connection.ExchangeAsync(RpcRequests.JsonBody(address, body));
        long now = Stopwatch.GetTimestamp();
        if (token.Length > 0)
        {
            foreach (Stamp stamp in Stamp.In(reply.Span))
            {
                Take(stamp);
                delays?.Add(Stopwatch.GetElapsedTime(stamp.Ticks, now));
            }
        }
        else
        {
            // What there was before is not counted.
            Stamp.In(reply.Span).ForEach(stamp => _seen[stamp.Place] = stamp.Number);
        }
        return TokenIn(reply.Span);
    }

    private void Take(Stamp stamp)
    {
        int before = _seen.GetValueOrDefault(stamp.Place);
        if (stamp.Number <= before)
        {
            Repeated++;
            return;
        }
        Merged += stamp.Number - before - 1;
        Seen++;
        _seen[stamp.Place] = stamp.Number;
    }

    private static string TokenIn(ReadOnlySpan<byte> reply)
    {
        ReadOnlySpan<byte> name = "\"token\":\""u8;
        int at = reply.LastIndexOf(name);
        if (at < 0)
        {
            string start = Encoding.UTF8.GetString(reply[..Math.Min(400, reply.Length)]);
            throw new InvalidDataException($"no token in {start}");
        }
        ReadOnlySpan<byte> token = reply[(at + name.Length)..];
        return Encoding.UTF8.GetString(token[..token.IndexOf((byte)'"')]);
    }
}
