using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Http;

/// <summary>Clients that take their time, or say nothing any more: none of them holds a connection for ever.</summary>
public sealed class SlowClientTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(1.2);
    private static readonly string s_alive =
        HttpConnection.Post("/", HttpConnection.XmlCall("system.isAlive:x", "still there"));

    [Fact]
    public async Task A_head_that_does_not_end_is_given_up()
    {
        await using HttpServer server = await StartAsync(options => options with { HeaderTimeout = s_short });
        using HttpConnection slow = await server.ConnectAsync();

        await slow.SendAsync("POST / HTTP/1.1\r\nHost: test\r\nX-Slow: ");

        (await slow.ReceiveAsync()).Status.Should().Be(408);
        (await slow.IsClosedAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task A_body_that_stops_in_its_middle_is_given_up_and_one_that_goes_on_is_not()
    {
        await using HttpServer server = await StartAsync(options => options with { BodyGrace = s_short });
        using HttpConnection stopped = await server.ConnectAsync();
        using HttpConnection slow = await server.ConnectAsync();
        int middle = s_alive.Length - 60;

        await stopped.SendAsync(s_alive[..middle]);
        await slow.SendAsync(s_alive[..middle]);
        await Task.Delay(s_short / 2);
        await slow.SendAsync(s_alive[middle..]);

        (await slow.ReceiveAsync()).Body.Should().Contain("still there");
        (await stopped.ReceiveAsync()).Status.Should().BeOneOf(408, 500);
        (await stopped.IsClosedAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_closed()
    {
        await using HttpServer server = await StartAsync(options => options with { KeepAliveTimeout = s_short });
        using HttpConnection silent = await server.ConnectAsync();
        (await silent.AskAsync(s_alive)).Status.Should().Be(200);

        (await silent.IsClosedAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task A_client_that_does_not_read_its_reply_loses_the_connection_and_nobody_else_does()
    {
        await using HttpServer server = await StartAsync(options =>
            options with { BodyGrace = s_short, ReplyBytesPerSecondMin = 1e6 });
        string large = HttpConnection.Post("/", HttpConnection.XmlCall("system.isAlive:x", new string('x', 250_000)));
        using HttpConnection deaf = await server.ConnectAsync();
        // Far more than what lies in the buffers of the system.
        Task sending = Task.Run(async () =>
        {
            for (int count = 0; count < 200; count++)
            {
                await deaf.SendAsync(large);
            }
        });

        Func<Task> send = () => sending.WaitAsync(TimeSpan.FromSeconds(60));
        await send.Should().ThrowAsync<System.Net.Sockets.SocketException>("the server gave up on it");

        (await server.AskAsync(s_alive)).Status.Should().Be(200);
    }

    private static Task<HttpServer> StartAsync(Func<XenApiHostOptions, XenApiHostOptions> change) =>
        HttpServer.StartAsync(change: change);
}
