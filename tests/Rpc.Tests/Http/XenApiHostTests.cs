using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Http;

public sealed class XenApiHostTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string s_alive =
        HttpConnection.Post("/", HttpConnection.XmlCall("system.isAlive:x", "hello"));

    private readonly string _folder = Directory.CreateTempSubdirectory("host-").FullName;

    private string SocketPath => Path.Combine(_folder, "socket");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Whoever_opens_the_Unix_socket_is_root_and_only_the_owner_can()
    {
        await using HttpServer server = await HttpServer.StartAsync(change: options =>
            options with { UnixSocket = SocketPath });
        using HttpConnection connection = await HttpConnection.OpenAsync(SocketPath);

        HttpReply reply = await connection.AskAsync(
            HttpConnection.Post("/", HttpConnection.XmlCall("session.login_with_password", "me", "")));

        reply.Body.Should().Contain("<value>Success</value>");
        ModeOf(SocketPath).Should().Be(OwnerOnly);
    }

    [Fact]
    public async Task Over_the_network_a_password_is_needed()
    {
        await using HttpServer server = await HttpServer.StartAsync();

        HttpReply reply = await server.AskAsync(
            HttpConnection.Post("/", HttpConnection.XmlCall("session.login_with_password", "root", "")));

        reply.Body.Should().Contain("SESSION_AUTHENTICATION_FAILED");
    }

    [Fact]
    public async Task A_socket_that_was_left_behind_is_replaced_and_one_in_use_is_not()
    {
        using (var stale = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            stale.Bind(new UnixDomainSocketEndPoint(SocketPath));
        }
        await using HttpServer server = await HttpServer.StartAsync(change: options =>
            options with { UnixSocket = SocketPath });

        Func<Task> second = () => HttpServer.StartAsync(change: options => options with { UnixSocket = SocketPath });

        await second.Should().ThrowAsync<IOException>().WithMessage("*in use*");
        using HttpConnection connection = await HttpConnection.OpenAsync(SocketPath);
        (await connection.AskAsync(s_alive)).Status.Should().Be(200);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task HTTPS_works_for_clients_that_trust_the_certificate(SslProtocols protocol)
    {
        await using HttpServer server = await HttpServer.StartAsync(change: options => options with
        {
            Https = new IPEndPoint(IPAddress.Loopback, 0),
            CertificateFolder = _folder,
        });
        using X509Certificate2 trusted =
            X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, "server.pem"));
        using var tcp = new TcpClient("127.0.0.1", server.Host.HttpsAddress!.Port);
        await using var tls = new SslStream(tcp.GetStream());

        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
            EnabledSslProtocols = protocol,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { trusted },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });

        await tls.WriteAsync(Encoding.ASCII.GetBytes(s_alive));
        byte[] buffer = new byte[4096];
        Encoding.ASCII.GetString(buffer, 0, await tls.ReadAsync(buffer)).Should().StartWith("HTTP/1.1 200");
    }

    [Fact]
    public void A_certificate_is_made_once_with_an_RSA_key_that_only_the_owner_can_read()
    {
        var store = new CertificateStore(Path.Combine(_folder, "tls"));
        using X509Certificate2 first = store.LoadOrCreate(["192.0.2.5", "xen.example", "0.0.0.0"], TimeProvider.System);
        using X509Certificate2 second = store.LoadOrCreate([], TimeProvider.System);

        second.Thumbprint.Should().Be(first.Thumbprint);
        first.GetRSAPrivateKey()!.KeySize.Should().Be(2048);
        ModeOf(store.KeyPath).Should().Be(OwnerOnly);
        var names = first.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        names.EnumerateIPAddresses().Select(address => address.ToString())
            .Should().BeEquivalentTo("127.0.0.1", "::1", "192.0.2.5");
        names.EnumerateDnsNames().Should().Contain("localhost").And.Contain("xen.example");
    }

    [Fact]
    public async Task Headers_at_the_limit_are_taken_and_larger_ones_are_not()
    {
        await using HttpServer server = await HttpServer.StartAsync(change: options =>
            options with { HeaderBytesMax = 1_024 });

        (await server.AskAsync(WithHeader(800))).Status.Should().Be(200);
        (await server.AskAsync(WithHeader(1_100))).Status.Should().Be(431);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_at_once()
    {
        await using HttpServer server = await HttpServer.StartAsync(change: options =>
            options with { ConnectionsMax = 2 });
        using HttpConnection first = await server.ConnectAsync();
        using HttpConnection second = await server.ConnectAsync();
        (await first.AskAsync(s_alive)).Status.Should().Be(200);
        (await second.AskAsync(s_alive)).Status.Should().Be(200);

        using HttpConnection third = await server.ConnectAsync();

        (await third.IsClosedAsync()).Should().BeTrue();
        (await first.AskAsync(s_alive)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Many_clients_read_and_write_at_once()
    {
        await using HttpServer server = await HttpServer.StartAsync();
        string session = await server.Inner.LoginAsync();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async client =>
        {
            using HttpConnection connection = await server.ConnectAsync();
            for (int round = 0; round < 25; round++)
            {
                string tag = $"t{client}-{round}";
                await AskAsync(connection, "VM.add_tags", session, TestServer.VM.ToString(), tag);
                (await AskAsync(connection, "VM.get_tags", session, TestServer.VM.ToString()))
                    .Should().Contain($"<value>{tag}</value>");
                await AskAsync(connection, "VM.remove_tags", session, TestServer.VM.ToString(), tag);
            }
        }));

        (await server.Inner.CallAsync("VM.get_tags", session, TestServer.VM)).Value.GetArrayLength().Should().Be(0);
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(path);

    private static string WithHeader(int bytes) =>
        HttpConnection.Post(
            "/", HttpConnection.XmlCall("system.isAlive:x", "hello"), $"X-Long: {new string('x', bytes)}\r\n");

    private static async Task<string> AskAsync(HttpConnection connection, string method, params string[] arguments)
    {
        HttpReply reply =
            await connection.AskAsync(HttpConnection.Post("/", HttpConnection.XmlCall(method, arguments)));
        reply.Body.Should().Contain("<value>Success</value>");
        return reply.Body;
    }
}
