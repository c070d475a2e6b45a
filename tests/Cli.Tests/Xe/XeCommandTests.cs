using System.Net;
using System.Net.Sockets;
using System.Text;
using Xen.Model.Cli.Xe;
using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Cli.Tests.Xe;

/// <summary>The client against a server that does what a test wants.</summary>
public sealed class XeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xe-client-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();

    public XeCommandTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0, "", "usage: xe")]
    [InlineData(0, "", "usage: xe", "--help")]
    [InlineData(0, "0.2\n", "", "-version")]
    public async Task Usage_and_version_need_no_server(int code, string output, string errors, params string[] words)
    {
        (await RunAsync(words)).Should().Be(code);
        Text(_output).Should().Be(output);
        Text(_errors).Should().StartWith(errors);
    }

    [Fact, Trait("Obligation", "XE-130")]
    public async Task It_prints_asks_and_exits_as_the_server_says()
    {
        Task<int> run = RunAsync(["vm-list", .. Here], "yes\n");
        (string head, ThinServer server) = await MeetAsync();
        head.Should().StartWith("POST /cli HTTP/1.0\r\n").And.Contain("vm-list\nusername=root\npassword=null\n");
        await server.TellAsync(new ThinCommand.Print("hello"));
        await server.TellAsync(new ThinCommand.PrintStderr("half"));
        (await server.PromptAsync()).Should().Be("yes");
        await server.TellAsync(new ThinCommand.Error("CODE", ["a", "b"]));
        await server.TellAsync(new ThinCommand.Exit(3));
        (await run).Should().Be(3);
        Text(_output).Should().Be("hello\n");
        Text(_errors).Should().Be("halfError code: CODE\nError parameters: a, b\n");
    }

    [Fact, Trait("Obligation", "XE-129")]
    public async Task It_sends_only_files_that_were_named()
    {
        string named = Path.Combine(_folder, "named");
        string other = Path.Combine(_folder, "other");
        await File.WriteAllTextAsync(named, "content");
        await File.WriteAllTextAsync(other, "secret");
        Task<int> run = RunAsync(["x", $"filename={named}", .. Here]);
        (_, ThinServer server) = await MeetAsync();
        Encoding.UTF8.GetString((await server.LoadAsync(named))!).Should().Be("content");
        (await server.LoadAsync(other)).Should().BeNull();
        (await server.TransferAsync(new ThinCommand.HttpPut(other, "/import"))).Should().BeFalse();
        await server.TellAsync(new ThinCommand.Exit(0));
        (await run).Should().Be(0);
    }

    [Fact, Trait("Obligation", "XE-130")]
    public async Task It_follows_redirections_and_uploads_only_after_the_status_line()
    {
        string file = Path.Combine(_folder, "up");
        await File.WriteAllTextAsync(file, "payload");
        Task<int> run = RunAsync(["x", $"filename={file}", .. Here]);
        (_, ThinServer server) = await MeetAsync();
        Task<bool> transfer = server.TransferAsync(new ThinCommand.HttpPut(file, "/import?x=1"));
        using (TcpClient first = await _listener.AcceptTcpClientAsync())
        {
            (await HeadAsync(first.GetStream())).Should().Be("PUT /import?x=1 HTTP/1.0");
            await SayAsync(first, $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{Port}/there\r\n\r\n");
        }
        using (TcpClient second = await _listener.AcceptTcpClientAsync())
        {
            (await HeadAsync(second.GetStream())).Should().Be("PUT /there HTTP/1.0");
            await Task.Delay(50);
            second.Available.Should().Be(0, "nothing is sent before the status line");
            await SayAsync(second, "HTTP/1.1 200 OK\r\n\r\n");
            byte[] payload = new byte[7];
            await second.GetStream().ReadExactlyAsync(payload);
            Encoding.ASCII.GetString(payload).Should().Be("payload");
        }
        (await transfer).Should().BeTrue();
        await server.TellAsync(new ThinCommand.Exit(0));
        (await run).Should().Be(0);
    }

    [Fact, Trait("Obligation", "XE-130")]
    public async Task What_a_server_refuses_is_told_to_it_and_the_user()
    {
        string file = Path.Combine(_folder, "down");
        Task<int> run = RunAsync(["x", $"filename={file}", .. Here]);
        (_, ThinServer server) = await MeetAsync();
        Task<bool> transfer = server.TransferAsync(new ThinCommand.HttpGet(file, "/export"));
        using (TcpClient client = await _listener.AcceptTcpClientAsync())
        {
            await HeadAsync(client.GetStream());
            await SayAsync(client, "HTTP/1.1 403 Forbidden\r\n\r\n");
        }
        (await transfer).Should().BeFalse();
        await server.TellAsync(new ThinCommand.Exit(1));
        (await run).Should().Be(1);
        Text(_errors).Should().Contain("403");
    }

    [Theory, Trait("Obligation", "XE-130")]
    [InlineData("HTTP/1.1 500 Internal Server Error\r\n\r\n")]
    [InlineData("XenSource thin CLI protocol\u0009\0\0\0\0\0\0\0")]
    [InlineData("something else that is long enough to be read")]
    [InlineData("")]
    public async Task Servers_that_speak_something_else_are_an_error(string greeting)
    {
        Task<int> run = RunAsync(["vm-list", .. Here]);
        using (TcpClient client = await _listener.AcceptTcpClientAsync())
        {
            await SayAsync(client, greeting);
        }
        (await run).Should().Be(1);
        Text(_errors).Should().StartWith("Error: ");
    }

    [Fact, Trait("Obligation", "XE-130")]
    public async Task A_server_that_is_not_there_is_an_error()
    {
        int port = Port;
        _listener.Stop();
        (await RunAsync(["vm-list", "-s", "127.0.0.1", "-p", $"{port}"])).Should().Be(1);
        Text(_errors).Should().StartWith("Error: cannot connect");
    }

    [Fact, Trait("Obligation", "XE-130")]
    public async Task Who_asks_the_own_machine_at_a_port_for_TLS_is_told_how()
    {
        Task<int> run = RunAsync(["vm-list", .. Here]);
        using (await _listener.AcceptTcpClientAsync())
        {
            // What a server that waits for TLS does with anything else.
        }
        (await run).Should().Be(1);
        Text(_errors).Should().Contain("localhost");
    }

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private string[] Here => ["-s", "127.0.0.1", "-p", $"{Port}"];

    private async Task<int> RunAsync(string[] words, string typed = "")
    {
        using var terminal = new UserTerminal(new MemoryStream(Encoding.UTF8.GetBytes(typed)), _output, _errors);
        return await XeCommand.RunAsync(
            words, new XeEnvironment { Socket = Path.Combine(_folder, "none") }, terminal, CancellationToken.None);
    }

    private async Task<(string Head, ThinServer Server)> MeetAsync()
    {
        TcpClient client = await _listener.AcceptTcpClientAsync();
        byte[] bytes = new byte[65536];
        int count = 0;
        while (!Encoding.UTF8.GetString(bytes, 0, count).EndsWith("password=null\n", StringComparison.Ordinal))
        {
            count += await client.GetStream().ReadAsync(bytes.AsMemory(count));
        }
        return (Encoding.UTF8.GetString(bytes, 0, count), await ThinServer.GreetAsync(client.GetStream(), default));
    }

    private static async Task<string> HeadAsync(NetworkStream stream)
    {
        byte[] bytes = new byte[65536];
        int count = 0;
        while (!Encoding.UTF8.GetString(bytes, 0, count).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            count += await stream.ReadAsync(bytes.AsMemory(count));
        }
        return Encoding.UTF8.GetString(bytes, 0, count).Split("\r\n")[0];
    }

    private static Task SayAsync(TcpClient client, string text) =>
        client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
