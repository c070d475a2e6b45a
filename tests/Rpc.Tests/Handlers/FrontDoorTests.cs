using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Xen.Model.Rpc.Handlers;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers;

/// <summary>What ASP.NET Core cannot do, and how it gets the rest.</summary>
public sealed class FrontDoorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5_000_000)]
    [Trait("Obligation", "HTTP-8")]
    public async Task An_upload_without_a_length_ends_with_the_connection_and_loses_nothing(int length)
    {
        byte[] sent = new byte[length];
        new Random(3).NextBytes(sent);
        var got = new TaskCompletionSource<byte[]>();
        await using HandlerServer server = await Receiving(got);
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync($"PUT /test?session_id={server.Session} HTTP/1.0\r\n\r\n");
            (await connection.ReceiveHeadAsync()).Status.Should().Be(200);
            await connection.SendAsync(sent);
        }

        (await got.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().Equal(sent);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(3_000_000)]
    public async Task A_whole_body_arrives_even_when_the_client_closes_right_behind_it(int length)
    {
        byte[] sent = new byte[length];
        new Random(2).NextBytes(sent);
        var got = new TaskCompletionSource<byte[]>();
        await using HandlerServer server = await HandlerServer.StartAsync("PUT", async exchange =>
        {
            await exchange.BeginAsync(200, [], null);
            byte[] body = new byte[length];
            await exchange.Body.ReadExactlyAsync(body);
            got.SetResult(body);
        });
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(HttpExchangeContract.Put(server, $"Content-Length: {length}\r\n"));
            await connection.ReceiveHeadAsync();
            await connection.SendAsync(sent);
        }

        (await got.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().Equal(sent);
    }

    [Fact]
    public async Task A_client_that_only_ends_its_half_still_gets_the_whole_reply()
    {
        var got = new TaskCompletionSource<byte[]>();
        await using HandlerServer server = await HandlerServer.StartAsync("PUT", async exchange =>
        {
            exchange.ContentLength.Should().BeNull();
            var body = new MemoryStream();
            await exchange.Body.CopyToAsync(body);
            await exchange.BeginAsync(200, [], null);
            await exchange.Reply.WriteAsync(body.ToArray());
        });
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(HttpExchangeContract.Put(server, "", "1.0") + "echo");
        connection.EndSending();

        Encoding.ASCII.GetString(await connection.ReadToEndAsync()).Should().EndWith("\r\n\r\necho");
    }

    [Fact]
    [Trait("Obligation", "HTTP-9")]
    public async Task A_handler_may_stop_reading_at_its_own_end_whatever_length_was_declared()
    {
        var got = new TaskCompletionSource<byte[]>();
        await using HandlerServer server = await HandlerServer.StartAsync("PUT", async exchange =>
        {
            await exchange.BeginAsync(200, [], null);
            byte[] body = new byte[100_000];
            await exchange.Body.ReadExactlyAsync(body);
            got.SetResult(body);
        });
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(HttpExchangeContract.Put(server, $"Content-Length: {1L << 50}\r\n"));
            await connection.SendAsync(new byte[100_000]);
            await connection.ReceiveHeadAsync();
        }

        (await got.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().HaveCount(100_000);
    }

    [Theory]
    [InlineData("1.0", "")]
    [InlineData("1.1", "Host: x\r\n")]
    [InlineData("1.0", "content-length: 0\r\n")]
    [Trait("Obligation", "HTTP-10")]
    public async Task CONNECT_with_a_path_leads_to_the_bare_connection(string version, string headers)
    {
        await using HandlerServer server = await Echoing("CONNECT");
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(
            $"CONNECT /test?session_id={server.Session} HTTP/{version}\r\n{headers}\r\nearly");

        HttpReply head = await connection.ReceiveHeadAsync();
        string early = Encoding.ASCII.GetString(await connection.ReadAsync(5));
        await connection.SendAsync("late");

        head.Status.Should().Be(200);
        early.Should().Be("early");
        Encoding.ASCII.GetString(await connection.ReadAsync(4)).Should().Be("late");
    }

    [Fact]
    [Trait("Obligation", "HTTP-11")]
    public async Task A_POST_whose_answer_is_no_HTTP_gets_its_body_and_then_the_bare_connection()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(_ =>
        [
            new("POST", "/cli", null, async (exchange, _) =>
            {
                using var reader = new StreamReader(exchange.Body);
                string body = await reader.ReadToEndAsync();
                await exchange.Duplex!.WriteAsync(Encoding.ASCII.GetBytes($"magic {body} "));
                byte[] more = new byte[4];
                await exchange.Duplex.ReadExactlyAsync(more);
                await exchange.Duplex.WriteAsync(more);
            })
            { NeedsDuplex = true },
        ]);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync("POST /cli HTTP/1.0\r\ncontent-length: 3\r\n\r\nvm-");
        (await connection.ReadAsync(10)).Should().Equal("magic vm- "u8.ToArray());
        await connection.SendAsync("list");

        (await connection.ReadToEndAsync()).Should().Equal("list"u8.ToArray());
    }

    [Fact]
    [Trait("Obligation", "HTTP-17")]
    public async Task A_download_without_a_length_knows_no_chunks_when_it_is_the_first_request()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(_ =>
        [
            new("GET", "/test", HandlerServer.Action, async (exchange, _) =>
            {
                await exchange.BeginAsync(200, [], null);
                await exchange.Reply.WriteAsync("all"u8.ToArray());
            })
            { IsStream = true },
        ]);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync($"GET /test?session_id={server.Session} HTTP/1.1\r\nHost: x\r\n\r\n");

        (await connection.ReceiveHeadAsync()).Headers.Should().NotContainKey("Transfer-Encoding");
        (await connection.ReadToEndAsync()).Should().Equal("all"u8.ToArray());
    }

    [Fact]
    public async Task What_needs_the_bare_connection_is_refused_behind_another_request()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(_ =>
            [new("POST", "/cli", null, (_, _) => Task.CompletedTask) { NeedsDuplex = true }]);
        using HttpConnection connection = await server.ConnectAsync();
        string alive = HttpConnection.XmlCall("system.isAlive:x", "hello");

        (await connection.AskAsync(HttpConnection.Post("/", alive))).Status.Should().Be(200);
        (await connection.AskAsync(HttpConnection.Post("/clip", "x"))).Status.Should().Be(400);
        (await connection.AskAsync(HttpConnection.Post("/climb", alive))).Status.Should().Be(400);
        (await connection.AskAsync(HttpConnection.Post("/cl", alive))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("PUT /nothing HTTP/1.0\r\n\r\n", 403)]
    [InlineData("CONNECT /nothing HTTP/1.0\r\n\r\n", 403)]
    [InlineData("PUT nothing HTTP/1.0\r\n\r\n", 400)]
    [InlineData("PUT /test\r\n\r\n", 400)]
    [InlineData("PUT /test HTTP/3.0\r\n\r\n", 400)]
    [InlineData("PUT /test HTTP/1.0\r\nno colon\r\n\r\n", 400)]
    [InlineData("PUT /test HTTP/1.0\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("PUT /test HTTP/1.0\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400)]
    [InlineData("PUT /test HTTP/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", 400)]
    [InlineData("PUT /test HTTP/1.0\r\n\r\n", 401)]
    [InlineData("PUT /test HTTP/1.0\r\nAuthorization: Digest x\r\n\r\n", 500)]
    [InlineData("PUTS /test HTTP/1.1\r\nHost: x\r\n\r\n", 501)]
    [Trait("Obligation", "HTTP-12")]
    public async Task What_cannot_be_handled_gets_a_status(string request, int status)
    {
        await using HandlerServer server = await HandlerServer.StartAsync("PUT", _ => Task.CompletedTask);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(request);

        (await connection.ReceiveAsync()).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_PUT_to_a_whole_address_is_one_to_its_path()
    {
        await using HandlerServer server = await HandlerServer.StartAsync("PUT", _ => Task.CompletedTask);
        using HttpConnection connection = await server.ConnectAsync();

        (await connection.AskAsync(
            $"PUT http://host:80/test?session_id={server.Session} HTTP/1.1\r\nContent-Length: 0\r\n\r\n"))
            .Status.Should().Be(200);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", 200)]
    [InlineData("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n", 200)]
    [InlineData("POST /clx HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx", 500)]
    [InlineData("PATCH / HTTP/1.1\r\nHost: x\r\n\r\n", 501)]
    [InlineData("PUT /test HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 401)]
    [InlineData("CONNECT /nothing HTTP/1.1\r\nHost: x\r\n\r\n", 403)]
    public async Task Requests_may_come_byte_by_byte(string request, int status)
    {
        await using HandlerServer server = await HandlerServer.StartAsync(_ =>
        [
            new("PUT", "/test", HandlerServer.Action, (_, _) => Task.CompletedTask),
            new("POST", "/cli", null, (_, _) => Task.CompletedTask) { NeedsDuplex = true },
            new("GET", "/stream", null, (_, _) => Task.CompletedTask) { IsStream = true },
        ]);
        using HttpConnection connection = await server.ConnectAsync();
        foreach (char letter in request)
        {
            await connection.SendAsync(letter.ToString());
            await Task.Delay(1);
        }

        (await connection.ReceiveAsync()).Status.Should().Be(status);
    }

    [Fact]
    [Trait("Obligation", "HTTP-13")]
    public async Task Heads_have_the_same_limits_as_those_of_calls()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(
            "PUT", _ => Task.CompletedTask, change: options => options with
            {
                HeaderBytesMax = 2_048,
                RequestLineBytesMax = 1_024,
                HeaderTimeout = TimeSpan.FromMilliseconds(300),
            });

        (await StatusAsync(server, "", 1_900)).Should().Be(200);
        (await StatusAsync(server, "", 2_100)).Should().Be(431);
        (await StatusAsync(server, new string('x', 800), 1)).Should().Be(200);
        (await StatusAsync(server, new string('x', 1_100), 1)).Should().Be(414);
        using HttpConnection slow = await server.ConnectAsync();
        await slow.SendAsync("PUT /test HTTP/1.1\r\n");
        (await slow.ReceiveAsync()).Status.Should().Be(408);
    }

    [Fact]
    public async Task A_head_without_an_end_is_cut_off()
    {
        await using HandlerServer server = await HandlerServer.StartAsync("PUT", _ => Task.CompletedTask);
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync("PUT /test HTTP/1.1\r\n" + new string('x', 50_000));

        (await connection.ReceiveAsync()).Status.Should().Be(431);
    }

    [Fact]
    [Trait("Obligation", "HTTP-14")]
    public async Task Uploads_may_be_slow()
    {
        var got = new TaskCompletionSource<byte[]>();
        await using HandlerServer server = await Receiving(got, options => options with
        {
            BodyBytesPerSecondMin = 1_000_000,
            BodyGrace = TimeSpan.FromSeconds(1.1),
        });
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(HttpExchangeContract.Put(server, "Content-Length: 2\r\n") + "a");
            await connection.ReceiveHeadAsync();
            await Task.Delay(2_500);
            await connection.SendAsync("b");
        }

        (await got.Task.WaitAsync(TimeSpan.FromSeconds(20))).Should().Equal("ab"u8.ToArray());
    }

    [Fact]
    [Trait("Obligation", "HTTP-15")]
    public async Task Connections_that_were_taken_over_count_and_end_when_the_server_stops()
    {
        HandlerServer server = await HandlerServer.StartAsync(
            "CONNECT",
            async exchange =>
            {
                await exchange.BeginAsync(200, [], null);
                await Task.Delay(Timeout.Infinite, exchange.Stopping);
            },
            needsDuplex: true,
            options => options with { ConnectionsMax = 2, StopTimeout = TimeSpan.FromSeconds(5) });
        using HttpConnection first = await server.ConnectAsync();
        await first.SendAsync($"CONNECT /test?session_id={server.Session} HTTP/1.0\r\n\r\n");
        (await first.ReceiveHeadAsync()).Status.Should().Be(200);
        using HttpConnection idle = await server.ConnectAsync();
        await Task.Delay(50);
        using HttpConnection third = await server.ConnectAsync();
        (await third.IsClosedAsync()).Should().BeTrue();

        long before = Environment.TickCount64;
        await server.DisposeAsync();

        (Environment.TickCount64 - before).Should().BeLessThan(4_000);
        (await idle.IsClosedAsync()).Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "HTTP-16")]
    public async Task The_front_door_is_behind_TLS_and_at_the_local_socket_too()
    {
        string folder = Directory.CreateTempSubdirectory("door-").FullName;
        string socket = Path.Combine(folder, "socket");
        await using (HandlerServer server = await HandlerServer.StartAsync(
            _ =>
            [
                new("PUT", "/test", HandlerServer.Action, async (exchange, pass) =>
                {
                    byte[] name = Encoding.ASCII.GetBytes(pass.Record.AuthUserName);
                    await exchange.BeginAsync(200, [], null);
                    await exchange.Body.CopyToAsync(exchange.Reply);
                    await exchange.Reply.WriteAsync(name);
                }),
            ],
            options => options with
            {
                UnixSocket = socket,
                Https = new IPEndPoint(IPAddress.Loopback, 0),
                CertificateFolder = folder,
            }))
        {
            using HttpConnection local = await HttpConnection.OpenAsync(socket);
            await local.SendAsync("PUT /test HTTP/1.0\r\n\r\nI am ");
            local.EndSending();
            Encoding.ASCII.GetString(await local.ReadToEndAsync()).Should().EndWith("I am root");

            using var tcp = new TcpClient("127.0.0.1", server.Http.Host.HttpsAddress!.Port);
            await using var tls = new SslStream(tcp.GetStream(), false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync("127.0.0.1");
            await tls.WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT /test?session_id={server.Session} HTTP/1.0\r\nContent-Length: 5\r\n\r\nI am "));
            using var reader = new StreamReader(tls);
            (await reader.ReadToEndAsync()).Should().EndWith("I am root");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> StatusAsync(HandlerServer server, string query, int headerBytes)
    {
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(
            $"PUT /test?session_id={server.Session}&x={query} HTTP/1.1\r\nContent-Length: 0\r\n"
            + $"X-Long: {new string('x', headerBytes)}\r\n\r\n".ToString(CultureInfo.InvariantCulture));
        return (await connection.ReceiveAsync()).Status;
    }

    private static Task<HandlerServer> Receiving(
        TaskCompletionSource<byte[]> got, Func<XenApiHostOptions, XenApiHostOptions>? change = null) =>
        HandlerServer.StartAsync(
            "PUT",
            async exchange =>
            {
                await exchange.BeginAsync(200, [], null);
                var body = new MemoryStream();
                await exchange.Body.CopyToAsync(body);
                got.SetResult(body.ToArray());
            },
            change: change);

    private static Task<HandlerServer> Echoing(string method) => HandlerServer.StartAsync(
        method,
        async exchange =>
        {
            await exchange.BeginAsync(200, [("Connection", "keep-alive")], null);
            byte[] buffer = new byte[100];
            int count;
            while ((count = await exchange.Duplex!.ReadAsync(buffer)) > 0)
            {
                await exchange.Duplex.WriteAsync(buffer.AsMemory(0, count));
            }
        },
        needsDuplex: true);
}
