using System.Net.WebSockets;
using System.Text;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Consoles;

public sealed class ConsoleSocketTests : IAsyncLifetime
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";
    private static readonly byte[] s_mask = [1, 2, 3, 4];

    private ConsoleServer _server = null!;

    public async Task InitializeAsync() => _server = await ConsoleServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory, Trait("Obligation", "CONSOLE-26")]
    [InlineData(new[] { "binary" }, "binary")]
    [InlineData(new[] { "base64", "binary" }, "binary")]
    [InlineData(new string[0], null)]
    public async Task A_browser_gets_the_bytes_of_the_screen(string[] offered, string? chosen)
    {
        using var socket = new ClientWebSocket();
        foreach (string protocol in offered)
        {
            socket.Options.AddSubProtocol(protocol);
        }
        await socket.ConnectAsync(Address($"uuid={TestServer.VMUuid}&session_id={_server.Session}"), default);
        socket.SubProtocol.Should().Be(chosen);
        (await ReadAsync(socket, 12)).Should().Equal("RFB 003.003\n"u8.ToArray());
        await socket.SendAsync("RFB 003.003\n\u0001"u8.ToArray(), WebSocketMessageType.Binary, true, default);
        (await ReadAsync(socket, 8)).Should().Equal(0, 0, 0, 1, 0, 33, 0, 20);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await _server.Inner.UntilAsync(() => _server.OpenCount == 0);
    }

    [Fact, Trait("Obligation", "CONSOLE-26")]
    public async Task A_protocol_that_was_offered_alone_and_is_not_ours_is_not_named()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        HttpReply reply = await UpgradeAsync(connection, "Sec-WebSocket-Protocol: base64\r\n");
        reply.Status.Should().Be(101);
        reply.Headers.Should().NotContainKey("Sec-WebSocket-Protocol");
        reply.Headers["Sec-WebSocket-Accept"].Should().Be("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    [Fact, Trait("Obligation", "CONSOLE-27")]
    public async Task Fragments_are_joined_and_pings_between_them_answered()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        (await UpgradeAsync(connection, "")).Status.Should().Be(101);
        await connection.SendAsync(Frame(0x02, "one "));
        (await connection.ReadAsync(6)).Should().Equal([0x82, 4, .. "one "u8]);
        await connection.SendAsync(Frame(0x89, "are you there"));
        (await connection.ReadAsync(15)).Should().Equal([0x8a, 13, .. "are you there"u8]);
        await connection.SendAsync(Frame(0x80, "two"));
        (await connection.ReadAsync(5)).Should().Equal([0x82, 3, .. "two"u8]);
        await connection.SendAsync(Frame(0x88, ""));
        (await connection.ReadAsync(1)).Should().Equal(0x88);
    }

    [Theory, Trait("Obligation", "CONSOLE-27")]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public async Task Large_messages_arrive_whole(int length)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(Address($"ref={ConsoleServer.Terminal}&session_id={_server.Session}"), default);
        byte[] sent = new byte[length];
        new Random(1).NextBytes(sent);
        await socket.SendAsync(sent, WebSocketMessageType.Binary, true, default);
        (await ReadAsync(socket, length)).Should().Equal(sent);
    }

    [Theory, Trait("Obligation", "CONSOLE-28")]
    [InlineData("", 501)]
    [InlineData("Connection: Upgrade\r\nUpgrade: h2c\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + Key
        + "\r\n", 501)]
    [InlineData("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 8\r\nSec-WebSocket-Key: " + Key
        + "\r\n", 501)]
    [InlineData("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n",
        501)]
    public async Task Who_does_not_ask_for_a_web_socket_in_the_right_way_gets_none(string headers, int status)
    {
        using HttpConnection connection = await _server.ConnectAsync();
        HttpReply reply = await connection.AskAsync(
            $"GET /console?ref={ConsoleServer.Terminal}&session_id={_server.Session} HTTP/1.1\r\nHost: x\r\n"
            + $"{headers}\r\n");
        reply.Status.Should().Be(status);
    }

    [Theory, Trait("Obligation", "CONSOLE-28")]
    [InlineData("ref=OpaqueRef:00000000-0000-4000-8000-ffffffffffff", 500)]
    [InlineData("", 500)]
    public async Task What_there_is_not_is_refused_before_the_upgrade(string query, int status)
    {
        using HttpConnection connection = await _server.ConnectAsync();
        (await UpgradeAsync(connection, "", query)).Status.Should().Be(status);
    }

    private Uri Address(string query) => new($"ws://{_server.Address.Authority}/console?{query}");

    private async Task<HttpReply> UpgradeAsync(HttpConnection connection, string headers, string? query = null)
    {
        await connection.SendAsync(
            $"GET /console?{query ?? $"ref={ConsoleServer.Terminal}"}&session_id={_server.Session} HTTP/1.1\r\n"
            + "Host: x\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: {Key}\r\n{headers}\r\n");
        return await connection.ReceiveHeadAsync();
    }

    private static byte[] Frame(byte kind, string text)
    {
        byte[] body = Encoding.ASCII.GetBytes(text);
        for (int at = 0; at < body.Length; at++)
        {
            body[at] ^= s_mask[at % 4];
        }
        return [kind, (byte)(0x80 | body.Length), .. s_mask, .. body];
    }

    private static async Task<byte[]> ReadAsync(ClientWebSocket socket, int count)
    {
        byte[] bytes = new byte[count];
        int read = 0;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (read < count)
        {
            read += (await socket.ReceiveAsync(bytes.AsMemory(read), limit.Token)).Count;
        }
        return bytes;
    }
}
