using Xen.Model.Bench.Throughput.Http;
using Xen.Model.Bench.Throughput.Clients;
using Xen.Model.Bench.Throughput.Reports;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// 500 long-polling subscribers share out 10,000 VMs, which change 5,000 times a second: what each sees, how late, and
/// what they cost writers who write as fast as they can.
/// </summary>
internal sealed class EventFanOutPoint : IPoint
{
    private const int VMs = 10_000;
    private const int Subscribers = 500;
    private const int ChangesPerSecond = 5_000;
    private const int Writers = 50;
    private const int Rounds = 5;

    public string Name => "http-events";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        await using Daemon? daemon = await Daemon.TryStartAsync(options, Name);
        if (daemon is null)
        {
            yield break;
        }
        using RpcSession session = await RpcSession.LoginAsync(daemon.Address, daemon.Password);
        string[] vms = await Fleet.MakeAsync(session, options.Scaled(VMs));
        int[] changes = new int[vms.Length];
        var delays = new Latencies();
        StampSubscriber[] subscribers = MakeSubscribers(daemon.Address, session.Reference, vms);
        using (var stop = new CancellationTokenSource())
        {
            Task reading = Task.WhenAll(subscribers.Select(one => Task.Run(() => one.RunAsync(delays, stop.Token))));
            await Task.Delay(TimeSpan.FromSeconds(1));
            double made = await WriteAsync(
                daemon.Address, session.Reference, vms, changes, options.Time,
                TimeSpan.FromSeconds((double)Writers / ChangesPerSecond));
            await stop.CancelAsync();
            await reading;
            yield return new Measurement(Name, made / options.Time.TotalSeconds, "changes/s",
                $"{ChangesPerSecond} were wanted; {subscribers.Length} subscribers, "
                + $"{vms.Length / subscribers.Length} VMs each");
            yield return new Measurement(Name, subscribers.Sum(one => one.Seen), "changes seen",
                $"of {made:0}; {subscribers.Sum(one => one.Merged)} were replaced by a later one before they were "
                + $"read, {subscribers.Sum(one => one.Repeated)} came twice");
        }
        yield return new Measurement(Name, delays.At(0.5), "ms",
            $"from the writing of a change to the arrival of its event, median; 99 of 100 took less than "
            + $"{delays.At(0.99):0} ms");
        yield return await CostAsync(daemon.Address, session.Reference, vms, changes, options.Time / Rounds);
    }

    private static StampSubscriber[] MakeSubscribers(Uri address, string session, string[] vms) =>
    [
        .. vms.Chunk(Math.Max(1, vms.Length / Subscribers))
            .Select(some => new StampSubscriber(address, session, [.. some.Select(vm => $"VM/{vm}")])),
    ];

    /// <summary>The writers with nobody who reads, and with all subscribers, in turns.</summary>
    private async Task<Measurement> CostAsync(
        Uri address, string session, string[] vms, int[] changes, TimeSpan time)
    {
        var lost = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            double alone = await WriteAsync(address, session, vms, changes, time, TimeSpan.Zero);
            using var stop = new CancellationTokenSource();
            Task reading = Task.WhenAll(MakeSubscribers(address, session, vms)
                .Select(one => Task.Run(() => one.RunAsync(null, stop.Token))));
            await Task.Delay(TimeSpan.FromSeconds(1));
            double watched = await WriteAsync(address, session, vms, changes, time, TimeSpan.Zero);
            await stop.CancelAsync();
            await reading;
            lost.Add(100 * (1 - (watched / alone)));
        }
        return new Measurement(Name, Median.Of(lost), "% lost by writers",
            $"{Writers} writers without a pause, with subscribers and without; {Rounds} turns, {lost.Min():0} to "
            + $"{lost.Max():0}; subscribers work on the same processors");
    }

    private static async Task<double> WriteAsync(
        Uri address, string session, string[] vms, int[] changes, TimeSpan time, TimeSpan every)
    {
        long[] counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
            new StampWriter(address, session, vms, changes).RunAsync(writer, Writers, time, every))));
        return counts.Sum();
    }
}
