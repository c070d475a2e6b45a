using System.Text;
using Xen.Model.Errors;
using Xen.Model.Rpc.Handlers;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers;

/// <summary>What handlers may rely on, whichever way a request came.</summary>
public abstract class HttpExchangeContract
{
    private const int Large = 3_000_000;

    /// <summary>True when a reply without a length may come in chunks.</summary>
    protected virtual bool KnowsChunks => false;

    /// <summary>A connection whose next request comes the way that is under test.</summary>
    internal abstract Task<HttpConnection> ConnectAsync(HandlerServer server);

    [Fact]
    [Trait("Obligation", "HTTP-1")]
    public async Task A_request_is_seen_as_it_was_sent()
    {
        string body = "";
        await using HandlerServer server = await StartAsync(async seen =>
        {
            seen.Method.Should().Be("PUT");
            seen.Path.Should().Be("/test/a b");
            seen.Query("x").Should().Be("1,2");
            seen.QueryItems.Where(item => item.Key == "x").Select(item => item.Value).Should().Equal("1,2", "3");
            seen.Query("y").Should().Be("+z");
            seen.HasParameter("flag").Should().BeTrue();
            seen.HasParameter("other").Should().BeFalse();
            seen.Header("x-SOME").Should().Be("thing");
            seen.ContentLength.Should().Be(4);
            seen.IsHttp10.Should().BeFalse();
            seen.IsLocal.Should().BeFalse();
            using var reader = new StreamReader(seen.Body);
            body = await reader.ReadToEndAsync();
        });
        using HttpConnection connection = await ConnectAsync(server);

        HttpReply reply = await connection.AskAsync(
            $"PUT /test/a%20b?session_id={server.Session}&x=1,2&x=3&flag&y=%2Bz HTTP/1.1\r\nHost: test\r\n"
            + "X-Some: thing\r\nContent-Length: 4\r\n\r\nbody");

        reply.Status.Should().Be(200);
        body.Should().Be("body");
    }

    [Theory]
    [InlineData("session_id={0}; task_id=a%3Bb")]
    [InlineData("session_id={0}&task_id=a%3Bb")]
    [InlineData("other=1;session_id={0};task_id=a%3Bb")]
    [Trait("Obligation", "HTTP-2")]
    public async Task Cookies_come_in_either_form_and_count_before_the_query(string cookies)
    {
        string value = "";
        await using HandlerServer server = await StartAsync(exchange =>
        {
            value = exchange.Parameter("task_id");
            return Task.CompletedTask;
        });
        using HttpConnection connection = await ConnectAsync(server);

        HttpReply reply = await connection.AskAsync(
            "PUT /test?task_id=query HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n"
            + $"Cookie: {string.Format(null, cookies, Uri.EscapeDataString(server.Session))}\r\n\r\n");

        reply.Status.Should().Be(200);
        value.Should().Be("a;b");
    }

    [Fact]
    [Trait("Obligation", "HTTP-3")]
    public async Task The_status_can_be_sent_before_the_body_is_there()
    {
        var got = new TaskCompletionSource<string>();
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            await exchange.BeginAsync(200, [("task-id", "t")], null);
            using var reader = new StreamReader(exchange.Body);
            got.SetResult(await reader.ReadToEndAsync());
        });
        using HttpConnection connection = await ConnectAsync(server);
        await connection.SendAsync(Put(server, "Content-Length: 5\r\n"));

        HttpReply head = await connection.ReceiveHeadAsync();
        await connection.SendAsync("late!");

        head.Status.Should().Be(200);
        head.Headers["task-id"].Should().Be("t");
        (await got.Task).Should().Be("late!");
        (await connection.ReadToEndAsync()).Length.Should().BeLessThan(6, "the reply has no body");
    }

    [Fact]
    [Trait("Obligation", "HTTP-4")]
    public async Task A_reply_without_a_length_ends_with_the_connection_and_is_in_chunks_only_for_those_who_know_them()
    {
        byte[] sent = new byte[Large];
        new Random(1).NextBytes(sent);
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            await exchange.BeginAsync(200, [], null);
            await exchange.Reply.WriteAsync(sent);
        });
        using HttpConnection connection = await ConnectAsync(server);
        await connection.SendAsync(Put(server, "Content-Length: 0\r\n"));

        HttpReply head = await connection.ReceiveHeadAsync();

        head.Headers.ContainsKey("Transfer-Encoding").Should().Be(KnowsChunks);
        head.Headers.Should().NotContainKey("Content-Length");
        head.Headers["Connection"].Should().Be("close");
        head.Headers["Cache-Control"].Should().Be("no-cache, no-store");
        byte[] got = await connection.ReadToEndAsync();
        (KnowsChunks ? Unchunked(got) : got).Should().Equal(sent);
    }

    [Fact]
    public async Task A_reply_with_a_length_says_so()
    {
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            await exchange.BeginAsync(200, [("Content-Type", "x/y"), ("Cache-Control", "max-age=5")], 5);
            await exchange.Reply.WriteAsync("hello"u8.ToArray());
        });
        using HttpConnection connection = await ConnectAsync(server);

        HttpReply reply = await connection.AskAsync(Put(server, "Content-Length: 0\r\n"));

        reply.Body.Should().Be("hello");
        reply.Headers["Content-Type"].Should().Be("x/y");
        reply.Headers["Cache-Control"].Should().Be("max-age=5");
    }

    [Fact]
    [Trait("Obligation", "HTTP-5")]
    public async Task A_client_that_asks_first_is_told_to_go_on()
    {
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            byte[] body = new byte[4];
            await exchange.Body.ReadExactlyAsync(body);
            await exchange.BeginAsync(200, [], 4);
            await exchange.Reply.WriteAsync(body);
        });
        using HttpConnection connection = await ConnectAsync(server);
        await connection.SendAsync(Put(server, "Expect: 100-continue\r\nContent-Length: 4\r\n"));

        (await connection.ReceiveHeadAsync()).Status.Should().Be(100);
        await connection.SendAsync("ping");

        (await connection.ReceiveAsync()).Body.Should().Be("ping");
    }

    [Fact]
    [Trait("Obligation", "HTTP-6")]
    public async Task A_client_that_leaves_in_the_middle_is_noticed()
    {
        var seen = new TaskCompletionSource<Exception?>();
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            try
            {
                await exchange.Body.CopyToAsync(Stream.Null);
                seen.SetResult(null);
            }
            catch (IOException failure)
            {
                seen.SetResult(failure);
            }
        });
        using (HttpConnection connection = await ConnectAsync(server))
        {
            await connection.SendAsync(Put(server, "Content-Length: 100\r\n") + "only this");
        }

        (await seen.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().BeOfType<ClientGoneException>();
    }

    [Fact]
    public async Task A_client_that_does_not_read_ends_the_writing()
    {
        var seen = new TaskCompletionSource<Exception>();
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            try
            {
                await exchange.BeginAsync(200, [], null);
                while (true)
                {
                    await exchange.Reply.WriteAsync(new byte[65_536], exchange.Aborted);
                }
            }
            catch (Exception failure)
            {
                seen.SetResult(failure);
                throw;
            }
        });
        using HttpConnection connection = await ConnectAsync(server);
        await connection.SendAsync(Put(server, "Content-Length: 0\r\n"));
        await connection.ReceiveHeadAsync();

        connection.Break();

        (await seen.Task.WaitAsync(TimeSpan.FromSeconds(20)))
            .Should().Match(failure => failure is ClientGoneException || failure is OperationCanceledException);
    }

    [Fact]
    [Trait("Obligation", "HTTP-7")]
    public async Task A_refusal_is_a_page_and_arrives_although_the_body_is_not_read()
    {
        await using HandlerServer server = await StartAsync(
            _ => throw new HandlerException(404, new XenError(ErrorCode.InternalError, "x")));
        using HttpConnection connection = await ConnectAsync(server);

        HttpReply reply = await connection.AskAsync(
            Put(server, "Content-Length: 200000\r\n") + new string('x', 200_000));

        reply.Status.Should().Be(404);
        reply.Headers["Content-Type"].Should().StartWith("text/html");
    }

    [Fact]
    public async Task A_handler_that_fails_is_an_internal_error()
    {
        await using HandlerServer server = await StartAsync(_ => throw new InvalidOperationException("bug"));
        using HttpConnection connection = await ConnectAsync(server);

        (await connection.AskAsync(Put(server, "Content-Length: 0\r\n"))).Status.Should().Be(500);
    }

    [Fact]
    public async Task A_body_in_chunks_is_put_together()
    {
        string body = "";
        long? length = 0;
        await using HandlerServer server = await StartAsync(async exchange =>
        {
            length = exchange.ContentLength;
            using var reader = new StreamReader(exchange.Body);
            body = await reader.ReadToEndAsync();
        });
        using HttpConnection connection = await ConnectAsync(server);

        HttpReply reply = await connection.AskAsync(
            Put(server, "Transfer-Encoding: chunked\r\n") + "4\r\nwiki\r\n5\r\npedia\r\n0\r\n\r\n");

        reply.Status.Should().Be(200);
        body.Should().Be("wikipedia");
        length.Should().BeNull();
    }

    private static byte[] Unchunked(byte[] chunks)
    {
        var whole = new MemoryStream();
        for (int at = 0; ;)
        {
            int line = Array.IndexOf(chunks, (byte)'\n', at);
            int length = Convert.ToInt32(Encoding.ASCII.GetString(chunks, at, line - at).Trim(), 16);
            if (length == 0)
            {
                return whole.ToArray();
            }
            whole.Write(chunks, line + 1, length);
            at = line + 1 + length + 2;
        }
    }

    internal static string Put(HandlerServer server, string headers, string version = "1.1") =>
        $"PUT /test?session_id={server.Session} HTTP/{version}\r\nHost: test\r\n{headers}\r\n";

    private static Task<HandlerServer> StartAsync(Func<HttpExchange, Task> handle) =>
        HandlerServer.StartAsync("PUT", handle);
}

/// <summary>Uploads that are the first request of their connection.</summary>
public sealed class RawExchangeTests : HttpExchangeContract
{
    internal override Task<HttpConnection> ConnectAsync(HandlerServer server) => server.ConnectAsync();
}

/// <summary>Uploads behind another request.</summary>
public sealed class KestrelExchangeTests : HttpExchangeContract
{
    protected override bool KnowsChunks => true;

    internal override async Task<HttpConnection> ConnectAsync(HandlerServer server)
    {
        HttpConnection connection = await server.ConnectAsync();
        await connection.AskAsync(
            HttpConnection.Post("/", HttpConnection.XmlCall("system.isAlive:x", "x")));
        return connection;
    }
}
