using System.Diagnostics;
using Xen.Model.Bench.Throughput.Http;

namespace Xen.Model.Bench.Throughput.Clients;

/// <summary>Changes descriptions of some VMs, in turn, over one connection.</summary>
/// <param name="address">The daemon.</param>
/// <param name="session">The session.</param>
/// <param name="vms">All VMs.</param>
/// <param name="changes">How many changes each VM has had; each VM belongs to one writer.</param>
internal sealed class StampWriter(Uri address, string session, string[] vms, int[] changes)
{
    /// <summary>Writes until the time is over; how many changes were made.</summary>
    /// <param name="first">The first VM.</param>
    /// <param name="step">How far on the next one is.</param>
    /// <param name="time">How long.</param>
    /// <param name="every">Time from the beginning of one change to that of the next; zero for none.</param>
    /// <param name="latencies">Takes how long each took; may be null.</param>
    public async Task<long> RunAsync(int first, int step, TimeSpan time, TimeSpan every, Latencies? latencies = null)
    {
        using KeepAliveConnection connection = await KeepAliveConnection.OpenAsync(address);
        long start = Stopwatch.GetTimestamp();
        long count = 0;
        for (int place = first; Stopwatch.GetElapsedTime(start) < time; place += step)
        {
            int vm = place % vms.Length;
            TimeSpan early = (every * count) - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }
            long begun = Stopwatch.GetTimestamp();
            string text = Stamp.Now(vm, ++changes[vm]).ToString();
            await connection.ExchangeAsync(
                RpcRequests.Json(address, "VM.set_name_description", session, vms[vm], text));
            latencies?.Add(Stopwatch.GetElapsedTime(begun));
            count++;
        }
        return count;
    }
}
