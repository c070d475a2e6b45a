using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on the TLS certificates of hosts.</summary>
public sealed class CertificateTests
{
    [Fact]
    [Trait("Obligation", "HOST-60")]
    public async Task A_host_has_a_certificate_of_its_own_that_stays_until_it_is_reset()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();

        string first = await AskAsync(world, host);
        string again = (string)(await world.CallAsync(new HostGetServerCertificate(host)))!;
        await world.CallAsync(new HostResetServerCertificate(host));
        string later = (string)(await world.CallAsync(new HostGetServerCertificate(host)))!;

        using X509Certificate2 read = X509Certificate2.CreateFromPem(first);
        read.Subject.Should().Be("CN=" + world.View.Find(host)!.Address);
        var names = read.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        names.EnumerateIPAddresses().Select(address => address.ToString())
            .Should().Contain(world.View.Find(host)!.Address);
        names.EnumerateDnsNames().Should().Contain(world.View.Find(host)!.Hostname);
        again.Should().Be(first);
        later.Should().NotBe(first);
        world.View.All<CertificateRecord>().Should().ContainSingle(record => record.Record.Host == host)
            .Which.Record.Type.Should().Be(CertificateType.Host);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a name of some words")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_name_that_no_certificate_can_hold_is_left_out(string name)
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new SetField(host, HostRecord.HostnameField, name));

        using X509Certificate2 read = X509Certificate2.CreateFromPem(await AskAsync(world, host));

        read.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames()
            .Should().Contain("localhost");
    }

    [Fact]
    [Trait("Obligation", "HOST-61")]
    public async Task A_certificate_that_is_installed_is_described_and_its_key_is_kept_from_everybody()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        using RSA key = RSA.Create(2048);
        string certificate = Make(key, world.Clock.GetUtcNow());

        await world.CallAsync(Install(host, certificate, key.ExportPkcs8PrivateKeyPem()));

        CertificateRecord record = world.View.All<CertificateRecord>().Single().Record;
        using X509Certificate2 read = X509Certificate2.CreateFromPem(certificate);
        record.FingerprintSha256.Replace(":", "", StringComparison.Ordinal)
            .Should().Be(read.GetCertHashString(HashAlgorithmName.SHA256));
        record.NotAfter.Should().Be(read.NotAfter.ToUniversalTime());
        ((string)(await world.CallAsync(new HostGetServerCertificate(host)))!).Trim().Should().Be(certificate.Trim());
        world.View.Find(host)!.LocalDb.Select(entry => entry.Value)
            .Should().NotContain(value => value.Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Obligation", "HOST-62")]
    public async Task What_is_no_usable_certificate_with_its_key_is_refused()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        DateTimeOffset now = world.Clock.GetUtcNow();
        using RSA key = RSA.Create(2048);
        using RSA other = RSA.Create(2048);
        using RSA small = RSA.Create(1024);
        string pem = key.ExportPkcs8PrivateKeyPem();
        string good = Make(key, now);

        async Task<string> CodeAsync(string certificate, string privateKey, string chain = "") =>
            (await world.FailureAsync(Install(host, certificate, privateKey, chain))).Code;

        (await CodeAsync(good, "no key")).Should().Be(ErrorCode.ServerCertificateKeyInvalid);
        (await CodeAsync(Make(small, now), small.ExportPkcs8PrivateKeyPem()))
            .Should().Be(ErrorCode.ServerCertificateKeyRsaLengthNotSupported);
        (await CodeAsync("no certificate", pem)).Should().Be(ErrorCode.ServerCertificateInvalid);
        (await CodeAsync(good, other.ExportPkcs8PrivateKeyPem())).Should().Be(ErrorCode.ServerCertificateKeyMismatch);
        (await CodeAsync(Make(key, now.AddDays(10)), pem)).Should().Be(ErrorCode.ServerCertificateNotValidYet);
        (await CodeAsync(Make(key, now.AddDays(-100)), pem)).Should().Be(ErrorCode.ServerCertificateExpired);
        (await CodeAsync(good, pem, "no chain")).Should().Be(ErrorCode.ServerCertificateChainInvalid);
        world.View.All<CertificateRecord>().Should().BeEmpty();
    }

    private static HostInstallServerCertificate Install(
        Ref<HostRecord> host, string certificate, string key, string chain = "") => new(host, certificate, key, chain);

    private static string Make(RSA key, DateTimeOffset from)
    {
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(from.AddDays(-1), from.AddDays(30));
        return made.ExportCertificatePem();
    }

    private static async Task<string> AskAsync(World world, Ref<HostRecord> host)
    {
        TaskRecord end = await world.EndAsync(await world.BeginAsync(new HostGetServerCertificate(host)));
        return end.Result["<value>".Length..^"</value>".Length];
    }
}
