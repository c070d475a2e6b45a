using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Http;

/// <summary>Obligations on the certificate that HTTPS connections show.</summary>
public sealed class InstalledCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Obligation", "HOST-63")]
    public async Task What_is_installed_on_the_coordinator_is_shown_from_then_on()
    {
        await using HttpServer server = await HttpServer.StartAsync(change: options => options with
        {
            Https = new IPEndPoint(IPAddress.Loopback, 0),
            CertificateFolder = _folder,
        });
        string session = await server.Inner.LoginAsync();
        string first = await ShownAsync(server);
        string told = (await server.Inner.CallAsync("host.get_server_certificate", session, TestServer.Host)).Text;
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=new", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));

        Reply reply = await server.Inner.CallAsync(
            "host.install_server_certificate", session, TestServer.Host,
            made.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());

        using X509Certificate2 before = X509Certificate2.CreateFromPem(told);
        before.Thumbprint.Should().Be(first, "the server's own certificate is known from the start");
        reply.Error.Should().BeEmpty();
        (await ShownAsync(server)).Should().Be(made.Thumbprint);
    }

    private static async Task<string> ShownAsync(HttpServer server)
    {
        using var tcp = new TcpClient("127.0.0.1", server.Host.HttpsAddress!.Port);
        await using var tls = new SslStream(tcp.GetStream(), false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        using var shown = new X509Certificate2(tls.RemoteCertificate!);
        return shown.Thumbprint;
    }
}
