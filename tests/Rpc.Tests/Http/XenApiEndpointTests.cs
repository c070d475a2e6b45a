using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Tests.Http;

public sealed class XenApiEndpointTests : IAsyncLifetime
{
    private const string JsonAlive = """{"jsonrpc":"2.0","method":"system.isAlive:x","params":["hello"],"id":"7"}""";

    private static readonly string s_xmlAlive = HttpConnection.XmlCall("system.isAlive:x", "hello");

    private HttpServer _server = null!;

    public async Task InitializeAsync() =>
        _server = await HttpServer.StartAsync(new XenApiOptions { Limits = new WireLimits { BodyBytesMax = 2_048 } });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/RPC2")]
    [InlineData("/xmlrpc")]
    [InlineData("/no/such/path?query=1")]
    public async Task Any_path_takes_XML(string path)
    {
        HttpReply reply = await _server.AskAsync(HttpConnection.Post(path, s_xmlAlive));

        reply.Status.Should().Be(200);
        reply.Headers["Content-Type"].Should().Be("text/xml");
        reply.Body.Should().Contain("<name>Value</name><value>hello</value>");
    }

    [Theory]
    [InlineData("/json")]
    [InlineData("/jsonrpc")]
    [InlineData("/jsonrpcXYZ")]
    public async Task Paths_that_begin_like_JSON_take_JSON(string path)
    {
        HttpReply reply = await _server.AskAsync(
            HttpConnection.Post(path, JsonAlive, "Content-Type: application/json; charset=utf-8\r\n"));

        reply.Status.Should().Be(200);
        reply.Headers["Content-Type"].Should().Be("application/json");
        reply.Body.Should().Be("""{"jsonrpc":"2.0","result":"hello","id":"7"}""");
    }

    [Fact]
    public async Task XML_on_a_JSON_path_is_recognised_behind_white_space()
    {
        string padded = "\r\n " + s_xmlAlive[s_xmlAlive.IndexOf("<methodCall>", StringComparison.Ordinal)..];

        HttpReply reply = await _server.AskAsync(HttpConnection.Post("/json", padded));

        reply.Headers["Content-Type"].Should().Be("text/xml");
    }

    [Fact]
    public async Task A_reply_has_a_length_may_be_read_from_anywhere_and_is_not_kept()
    {
        HttpReply reply = await _server.AskAsync(HttpConnection.Post("/", s_xmlAlive));

        reply.Headers.Should().NotContainKey("Transfer-Encoding").And.NotContainKey("Server");
        reply.Headers["Content-Length"].Should().NotBe("0");
        reply.Headers["Access-Control-Allow-Origin"].Should().Be("*");
        reply.Headers["Access-Control-Allow-Headers"].Should().Be("X-Requested-With");
        reply.Headers["Cache-Control"].Should().Be("no-cache, no-store");
    }

    [Fact]
    public async Task A_failed_call_is_a_good_reply()
    {
        HttpReply reply = await _server.AskAsync(HttpConnection.Post("/", HttpConnection.XmlCall("no.such")));

        reply.Status.Should().Be(200);
        reply.Body.Should().Contain("MESSAGE_METHOD_UNKNOWN");
    }

    [Fact]
    public async Task A_connection_carries_many_calls()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        for (int round = 0; round < 20; round++)
        {
            (await connection.AskAsync(HttpConnection.Post("/", s_xmlAlive))).Status.Should().Be(200);
        }
    }

    [Fact]
    public async Task Calls_sent_without_waiting_are_answered_in_order()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync(string.Concat(Enumerable.Range(0, 10).Select(number =>
            HttpConnection.Post("/", HttpConnection.XmlCall("system.isAlive:x", $"n{number}")))));

        for (int number = 0; number < 10; number++)
        {
            (await connection.ReceiveAsync()).Body.Should().Contain($"<value>n{number}</value>");
        }
    }

    [Fact]
    public async Task An_HTTP_1_0_client_gets_a_length_and_a_closed_connection()
    {
        using HttpConnection connection = await _server.ConnectAsync();

        HttpReply reply = await connection.AskAsync(HttpConnection.Post("/", s_xmlAlive, version: "1.0"));

        reply.Status.Should().Be(200);
        reply.Headers.Should().NotContainKey("Transfer-Encoding");
        (await connection.IsClosedAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task A_body_in_chunks_is_taken()
    {
        string chunks = $"{s_xmlAlive.Length:x}\r\n{s_xmlAlive}\r\n0\r\n\r\n";

        HttpReply reply = await _server.AskAsync(
            "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

        reply.Body.Should().Contain("<value>hello</value>");
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_put_together()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        foreach (string piece in HttpConnection.Post("/", s_xmlAlive).Chunk(40).Select(chars => new string(chars)))
        {
            await connection.SendAsync(piece);
            await Task.Delay(1);
        }

        (await connection.ReceiveAsync()).Body.Should().Contain("<value>hello</value>");
    }

    [Theory]
    [InlineData("/", "")]
    [InlineData("/", "not xml")]
    [InlineData("/", "<methodCall><methodName>x</methodName></metho")]
    [InlineData("/jsonrpc", "{")]
    [InlineData("/jsonrpc", "[]")]
    [InlineData("/jsonrpc", """{"method":"x","params":[]}""")]
    [InlineData("/jsonrpc", """{"method":"x","params":[],"id":null}""")]
    [InlineData("/jsonrpc", """{"jsonrpc":"3.0","method":"x","params":[],"id":1}""")]
    public async Task A_body_that_is_no_call_is_an_internal_error_and_ends_the_connection(string path, string body)
    {
        using HttpConnection connection = await _server.ConnectAsync();

        HttpReply reply = await connection.AskAsync(HttpConnection.Post(path, body));

        reply.Status.Should().Be(500);
        reply.Headers["Content-Type"].Should().StartWith("text/html");
        reply.Body.Should().Contain("Internal Error");
        (await connection.IsClosedAsync()).Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "RPC-26")]
    public async Task A_body_at_the_limit_is_taken_and_one_byte_more_is_not()
    {
        string padded = s_xmlAlive + new string(' ', 2_048 - s_xmlAlive.Length);

        (await _server.AskAsync(HttpConnection.Post("/", padded))).Status.Should().Be(200);
        (await _server.AskAsync(HttpConnection.Post("/", padded + " "))).Status.Should().Be(500);
    }

    [Fact]
    public async Task The_limit_holds_for_chunks_too()
    {
        string padded = s_xmlAlive + new string(' ', 2_049 - s_xmlAlive.Length);

        HttpReply reply = await _server.AskAsync(
            "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"{padded.Length:x}\r\n{padded}\r\n0\r\n\r\n");

        reply.Status.Should().Be(500);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/json")]
    [InlineData("/jsonrpc")]
    public async Task A_browser_is_told_that_it_may_call(string path)
    {
        HttpReply reply = await _server.AskAsync(
            $"OPTIONS {path} HTTP/1.1\r\nHost: test\r\nAccess-Control-Request-Headers: content-type\r\n\r\n");

        reply.Status.Should().Be(200);
        reply.Body.Should().BeEmpty();
        reply.Headers["Access-Control-Allow-Origin"].Should().Be("*");
        reply.Headers["Access-Control-Allow-Headers"].Should().Contain("content-type").And.Contain("X-Requested-With");
        reply.Headers["Access-Control-Allow-Methods"].Should().Contain("PUT");
    }

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/no/such/file", 404)]
    [InlineData("PUT", "/nothing", 403)]
    [InlineData("DELETE", "/", 501)]
    [InlineData("PATCH", "/", 501)]
    public async Task What_is_no_call_gets_a_page(string method, string path, int status)
    {
        HttpReply reply = await _server.AskAsync(
            $"{method} {path} HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");

        reply.Status.Should().Be(status);
        reply.Headers["Content-Type"].Should().StartWith("text/html");
    }

    [Fact]
    [Trait("Obligation", "RPC-27")]
    public async Task The_list_of_methods_is_bare_in_XML_and_wrapped_in_JSON()
    {
        HttpReply xml = await _server.AskAsync(HttpConnection.Post("/", HttpConnection.XmlCall("system.listMethods")));
        HttpReply json = await _server.AskAsync(HttpConnection.Post(
            "/jsonrpc", """{"jsonrpc":"2.0","method":"system.listMethods","params":[],"id":0}"""));

        xml.Body.Should().StartWith("<?xml version=\"1.0\"?><methodResponse><params><param><value><array><data>");
        json.Body.Should().StartWith("""{"jsonrpc":"2.0","result":["Bond.""");
    }

    [Fact]
    public async Task Invalid_UTF8_in_an_argument_is_answered_not_refused()
    {
        HttpReply reply = await _server.AskAsync(HttpConnection.Post("/", HttpConnection.XmlCall("x", "a\u00ff")));

        reply.Status.Should().Be(200);
        reply.Body.Should().Contain("INVALID_VALUE");
    }
}
