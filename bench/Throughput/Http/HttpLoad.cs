using System.Diagnostics;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>Many connections that each send the next request when the last was answered.</summary>
internal static class HttpLoad
{
    /// <summary>Runs for a time. Returns calls per second.</summary>
    public static async Task<double> RunAsync(Uri address, byte[] request, int connections, TimeSpan time)
    {
        KeepAliveConnection[] open =
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => KeepAliveConnection.OpenAsync(address)));
        long start = Stopwatch.GetTimestamp();
        long[] counts = await Task.WhenAll(open.Select(connection => Task.Run(async () =>
        {
            long count = 0;
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                await connection.ExchangeAsync(request);
                count++;
            }
            return count;
        })));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.ForEach(open, connection => connection.Dispose());
        return counts.Sum() / seconds;
    }

    /// <summary>One answer, to be given again by the bare endpoint.</summary>
    public static async Task<byte[]> AskAsync(Uri address, byte[] request)
    {
        using KeepAliveConnection connection = await KeepAliveConnection.OpenAsync(address);
        return (await connection.ExchangeAsync(request)).ToArray();
    }
}
