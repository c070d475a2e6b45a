using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>
/// A server and a bare endpoint that answers the same request with the same bytes. Both run in processes of their own;
/// client and server share the processors. They take turns.
/// </summary>
/// <param name="name">Name of the point.</param>
/// <param name="address">The server.</param>
/// <param name="request">What it is asked, over and over.</param>
/// <param name="connections">How many ask at a time.</param>
internal sealed class EndpointPair(string name, Uri address, byte[] request, int connections)
{
    private const int Rounds = 5;

    /// <summary>Measures both.</summary>
    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        byte[] response = await HttpLoad.AskAsync(address, request);
        string folder = TempFolder.Create(options.DataFolder);
        await using ServerProcess bare = await BareEndpoint.StartAsync(response, folder);
        Directory.Delete(folder, recursive: true);
        await HttpLoad.RunAsync(address, request, connections, options.Time / 2);
        await HttpLoad.RunAsync(bare.Address, request, connections, options.Time / 2);
        var ours = new List<double>();
        var bares = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(await HttpLoad.RunAsync(address, request, connections, options.Time / Rounds));
            bares.Add(await HttpLoad.RunAsync(bare.Address, request, connections, options.Time / Rounds));
        }
        double[] ratios = [.. ours.Zip(bares, (one, other) => one / other)];
        yield return new Measurement(name, Median.Of(ours), "calls/s",
            $"{connections} connections, {request.Length} bytes there, {response.Length} back");
        yield return new Measurement(
            name, Median.Of(bares), "bare calls/s", "Kestrel that answers with the same bytes");
        yield return new Measurement(name, Median.Of(ratios), "of the bare endpoint",
            string.Create(CultureInfo.InvariantCulture, $"{Rounds} turns, {ratios.Min():0.00} to {ratios.Max():0.00}"));
    }
}
