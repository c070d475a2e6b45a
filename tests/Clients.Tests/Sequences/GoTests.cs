using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>What the Go library does, on which the providers for Terraform and Packer are built.</summary>
[Collection(ClientsCollection.Name)]
[SupportedOSPlatform("linux")]
public sealed class GoTests(DaemonFixture fixture)
{
    private const string Call =
        "{\"jsonrpc\":\"2.0\",\"method\":\"system.isAlive:go\",\"params\":[\"here\"],\"id\":0}";

    [Theory]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)]
    [Trait("Obligation", "CLIENT-21")]
    public async Task It_knows_two_suites_of_TLS_1_2_and_needs_one_of_them(TlsCipherSuite suite)
    {
        using X509Certificate2 trusted = X509CertificateLoader.LoadCertificateFromFile(fixture.Certificate);
        using TcpClient tcp = new(fixture.Daemon.Https.Host, fixture.Daemon.Https.Port);
        await using SslStream tls = new(tcp.GetStream());

        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = fixture.Daemon.Https.Host,
            EnabledSslProtocols = SslProtocols.Tls12,
            CipherSuitesPolicy = new CipherSuitesPolicy([suite]),
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { trusted },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });

        await tls.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /jsonrpc HTTP/1.1\r\nHost: {fixture.Daemon.Https.Host}\r\nContent-Length: {Call.Length}\r\n"
            + $"Content-Type: application/json; charset=utf-8\r\nAccept-Encoding: gzip\r\n\r\n{Call}"));
        byte[] buffer = new byte[4096];
        string reply = Encoding.ASCII.GetString(buffer, 0, await tls.ReadAsync(buffer));
        reply.Should().StartWith("HTTP/1.1 200").And.Contain("Content-Type: application/json\r\n");
    }
}
