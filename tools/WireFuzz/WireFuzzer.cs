using System.Text;
using System.Text.Json;
using Xen.Model.Primitives;

namespace Xen.Model.WireFuzz;

/// <summary>
/// Sends changed requests to a server of its own. Whatever comes, it answers or closes the connection, with a
/// well-formed reply and no exception of the inside; a caller without a session changes nothing. Afterwards it serves
/// as before, and no memory is held.
/// </summary>
public static class WireFuzzer
{
    private const int Connections = 4;
    private const long HeldBytesMax = 32L << 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends requests to a new server.</summary>
    /// <param name="seed">Decides what is sent.</param>
    /// <param name="count">How many.</param>
    /// <param name="isMember">True to send them with a session of root; then they may change anything.</param>
    public static async Task<WireFuzzReport> RunAsync(int seed, int count, bool isMember)
    {
        var report = new WireFuzzReport();
        await using FuzzServer server = await FuzzServer.StartAsync(seed);
        string session = isMember ? await LoginAsync(server) : $"OpaqueRef:{new Guid(seed, 1, 2, new byte[8])}";
        var corpus = new RequestCorpus(server.View, session, isMember);
        EventId tail = server.Tail;
        long held = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(lane => Task.Run(async () =>
        {
            using var connection = new FuzzConnection(server.Address);
            var mill = new RequestMill(new Random((seed * Connections) + lane), corpus, isMember);
            for (int number = lane; number < count; number += Connections)
            {
                string name = $"seed {seed} member {isMember} number {number}";
                await SendOneAsync(connection, mill, name, report);
                if (lane == 0 && number >= count / 2 && held == 0)
                {
                    held = GC.GetTotalMemory(forceFullCollection: true);
                }
            }
        })));
        if (!isMember && server.Tail != tail)
        {
            report.Fail($"seed {seed}: strangers moved the log from {tail} to {server.Tail}");
        }
        if (!isMember && GC.GetTotalMemory(forceFullCollection: true) - held is var more && more > HeldBytesMax)
        {
            report.Fail($"seed {seed}: strangers make the server hold {more} bytes more");
        }
        // Still there, and well.
        await LoginAsync(server);
        return report;
    }

    private static async Task SendOneAsync(
        FuzzConnection connection, RequestMill mill, string name, WireFuzzReport report)
    {
        (byte[] sent, bool isWhole) = mill.Next();
        report.Count("sent");
        try
        {
            (int status, byte[] body) = await connection.AskAsync(sent, isWhole, s_patience);
            report.Count(ReplyCheck.Of(status, body));
        }
        catch (OperationCanceledException)
        {
            report.Fail($"{name}: no answer to {Shown(sent)}");
        }
        catch (Exception failure) when (failure is InvalidDataException or DecoderFallbackException or FormatException)
        {
            report.Fail($"{name}: {failure.Message} upon {Shown(sent)}");
        }
    }

    private static async Task<string> LoginAsync(FuzzServer server)
    {
        using var connection = new FuzzConnection(server.Address);
        FuzzRequest login = RequestWriter.Json(
            "session.login_with_password", ["root", FuzzServer.Password, "1.0", "fuzz"]);
        (_, byte[] body) = await connection.AskAsync(login.Http(login.Body), isWhole: true, s_patience);
        using var reply = JsonDocument.Parse(body);
        return reply.RootElement.GetProperty("result").GetString()!;
    }

    private static string Shown(byte[] sent) => JsonSerializer.Serialize(Encoding.Latin1.GetString(sent));
}
