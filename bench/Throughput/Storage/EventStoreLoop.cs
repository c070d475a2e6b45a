using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>
/// The yardstick that is made for the purpose: one stream of an EventStoreDB, one append at a time of as many events of
/// the same bytes as the engine had commits to a flush. An append is answered when it is durable there.
/// </summary>
internal sealed class EventStoreLoop : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _stream = $"yardstick-{Guid.NewGuid():N}";
    private ulong? _last;

    private EventStoreLoop(HttpClient client) => _client = client;

    /// <summary>Prepares to speak to a node; it is asked for nothing yet.</summary>
    public static EventStoreLoop Open(EventStoreAddress address)
    {
        var handler = new SocketsHttpHandler();
        if (address.TrustsAnyCertificate)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }
        var client = new HttpClient(handler)
        {
            BaseAddress = address.Node,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Authorization = address.Login;
        client.DefaultRequestHeaders.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        client.DefaultRequestHeaders.Add("requires-leader", "true");
        return new EventStoreLoop(client);
    }

    /// <summary>Runs for a time. Returns events per second.</summary>
    /// <param name="events">Events to an append.</param>
    /// <param name="bytes">Bytes of an event.</param>
    /// <param name="time">How long.</param>
    /// <exception cref="HttpRequestException">The node cannot be had, or refused an append.</exception>
    public async Task<double> RunAsync(int events, int bytes, TimeSpan time)
    {
        byte[] data = new byte[bytes];
        Random.Shared.NextBytes(data);
        long count = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            _last = await AppendAsync(EventStoreAppend.Request(_stream, _last, events, data));
            count += events;
        }
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => _client.Dispose();

    private async Task<ulong> AppendAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using HttpResponseMessage response = await _client.PostAsync(EventStoreAppend.Path, content);
        response.EnsureSuccessStatusCode();
        byte[] answer = await response.Content.ReadAsByteArrayAsync();
        if (Outcome(response, "grpc-status") is var status && status != "0")
        {
            string why = Uri.UnescapeDataString(Outcome(response, "grpc-message"));
            throw new HttpRequestException($"EventStoreDB answers {status}: {why}");
        }
        return EventStoreAppend.Revision(answer);
    }

    /// <summary>Without a body the outcome comes among the headers, else behind it.</summary>
    private static string Outcome(HttpResponseMessage response, string name) =>
        Value(response.TrailingHeaders, name) ?? Value(response.Headers, name) ?? "";

    private static string? Value(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : null;
}
