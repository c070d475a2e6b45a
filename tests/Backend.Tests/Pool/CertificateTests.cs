using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.Pool;

/// <summary>Obligations on certificates that the pool trusts; those here are real ones.</summary>
public sealed class CertificateTests
{
    private const int SecondsApart = 1;

    [Fact]
    [Trait("Obligation", "POOL-27")]
    public async Task An_object_says_what_the_certificate_says()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 authority = Certificate(world, -10, 10);

        await world.CallAsync(new PoolInstallCaCertificate("mine.pem", authority.ExportCertificatePem()));

        CertificateRecord record = world.View.All<CertificateRecord>().Single().Record;
        record.Type.Should().Be(CertificateType.Ca);
        record.Name.Should().Be("mine.pem");
        record.Host.IsNull.Should().BeTrue();
        record.NotBefore.Should().BeCloseTo(authority.NotBefore.ToUniversalTime(), TimeSpan.FromSeconds(SecondsApart));
        record.NotAfter.Should().BeCloseTo(authority.NotAfter.ToUniversalTime(), TimeSpan.FromSeconds(SecondsApart));
        record.FingerprintSha256.Should().Be(
            string.Join(':', SHA256.HashData(authority.RawData).Select(octet => octet.ToString("X2"))));
        record.FingerprintSha1.Should().HaveLength(59).And.Match("*:*");
        record.Fingerprint.Should().Be(record.FingerprintSha256);
        (await world.CallAsync(new PoolCertificateList())).Should().Be(XenSet<string>.Of("mine.pem"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".pem")]
    [InlineData(".hidden.pem")]
    [InlineData("no-suffix")]
    [InlineData("../../etc/passwd.pem")]
    [InlineData("white space.pem")]
    [Trait("Obligation", "POOL-28")]
    public async Task A_name_that_is_no_file_name_is_refused(string name)
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 authority = Certificate(world, -1, 1);

        (await world.FailureAsync(new PoolInstallCaCertificate(name, authority.ExportCertificatePem())))
            .Should().Be(new XenError(ErrorCode.CertificateNameInvalid, name));
        world.View.All<CertificateRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-28")]
    [Trait("Obligation", "POOL-30")]
    public async Task A_name_is_taken_until_its_certificate_is_uninstalled()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 authority = Certificate(world, -1, 1);
        var install = new PoolInstallCaCertificate("mine.pem", authority.ExportCertificatePem());
        await world.CallAsync(install);

        (await world.FailureAsync(install)).Should().Be(new XenError(ErrorCode.CertificateAlreadyExists, "mine.pem"));
        await world.CallAsync(new PoolUninstallCaCertificate("mine.pem", false));
        (await world.FailureAsync(new PoolUninstallCaCertificate("mine.pem", false)))
            .Should().Be(new XenError(ErrorCode.CertificateDoesNotExist, "mine.pem"));
        await world.CallAsync(new PoolUninstallCaCertificate("mine.pem", true));
        await world.CallAsync(install);
    }

    [Fact]
    [Trait("Obligation", "POOL-29")]
    public async Task What_is_no_certificate_or_not_valid_now_is_refused()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 past = Certificate(world, -10, -5);
        using X509Certificate2 future = Certificate(world, 5, 10);
        string whole = past.ExportCertificatePem();

        foreach (string text in (string[])["", "text", whole[..(whole.Length / 2)], whole.Replace('M', 'N')])
        {
            (await world.FailureAsync(new PoolInstallCaCertificate("a.pem", text)))
                .Should().Be(new XenError(ErrorCode.TrustedCertificateInvalid));
        }
        XenError expired = await world.FailureAsync(new PoolInstallCaCertificate("a.pem", whole));
        expired.Code.Should().Be(ErrorCode.TrustedCertificateExpired);
        expired.Parameters[1].Should().Be(DateText.Of(past.NotAfter.ToUniversalTime()));
        XenError early = await world.FailureAsync(
            new PoolInstallCaCertificate("a.pem", future.ExportCertificatePem()));
        early.Code.Should().Be(ErrorCode.TrustedCertificateNotValidYet);
        early.Parameters[1].Should().Be(DateText.Of(future.NotBefore.ToUniversalTime()));
        world.View.All<CertificateRecord>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "POOL-31")]
    public async Task A_certificate_is_trusted_once_for_each_purpose()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 peer = Certificate(world, -1, 1);
        PoolInstallTrustedCertificate Pin(params CertificatePurpose[] purposes) => new(
            world.PoolRef(), false, peer.ExportCertificatePem(), XenSet<CertificatePurpose>.Of(purposes));

        (await world.FailureAsync(Pin())).Should().Be(new XenError(ErrorCode.CertificateLacksPurpose));
        await world.CallAsync(Pin(CertificatePurpose.Ldaps));
        CertificateRecord pinned = world.View.All<CertificateRecord>().Single().Record;
        pinned.Type.Should().Be(CertificateType.Pinned);
        pinned.Purpose.Should().Equal(CertificatePurpose.Ldaps);
        (await world.FailureAsync(Pin(CertificatePurpose.Licensing, CertificatePurpose.Ldaps)))
            .Should().Be(new XenError(ErrorCode.TrustedCertificateAlreadyExists, pinned.FingerprintSha256));
        await world.CallAsync(Pin(CertificatePurpose.Licensing));
        world.View.All<CertificateRecord>().Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "POOL-32")]
    public async Task A_hosts_own_certificate_is_not_uninstalled_as_a_trusted_one()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        var own = new Ref<CertificateRecord>(Guid.NewGuid());
        await world.Model.SubmitAsync(
            new Observe([new Fact(own, new CertificateRecord { Type = CertificateType.Host, Host = world.Host(0) })]),
            CallContext.Server);

        (await world.FailureAsync(new PoolUninstallTrustedCertificate(world.PoolRef(), own)))
            .Should().Be(new XenError(ErrorCode.NotTrustedCertificate, own.ToString()));
        world.View.Find(own).Should().NotBeNull();
    }

    [Fact]
    [Trait("Obligation", "POOL-33")]
    public async Task Revocation_lists_are_kept_by_name()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        string list = RevocationList(world);

        await world.CallAsync(new PoolCrlInstall("mine.pem", list));
        (await world.CallAsync(new PoolCrlList())).Should().Be(XenSet<string>.Of("mine.pem"));
        (await world.FailureAsync(new PoolCrlInstall("mine.pem", list)))
            .Should().Be(new XenError(ErrorCode.CRLAlreadyExists, "mine.pem"));
        (await world.FailureAsync(new PoolCrlInstall("other.pem", "text")))
            .Should().Be(new XenError(ErrorCode.CRLCorrupt, "other.pem"));
        (await world.FailureAsync(new PoolCrlInstall("other", list)))
            .Should().Be(new XenError(ErrorCode.CRLNameInvalid, "other"));
        await world.CallAsync(new PoolCrlUninstall("mine.pem"));
        (await world.FailureAsync(new PoolCrlUninstall("mine.pem")))
            .Should().Be(new XenError(ErrorCode.CRLDoesNotExist, "mine.pem"));
        (await world.CallAsync(new PoolCrlList())).Should().Be(XenSet<string>.Empty);
    }

    [Fact]
    [Trait("Obligation", "POOL-34")]
    public async Task A_joining_host_and_the_pool_give_each_other_what_they_trust()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 ours = Certificate(world, -1, 1);
        using X509Certificate2 theirs = Certificate(world, -1, 1);
        await world.CallAsync(new PoolInstallTrustedCertificate(
            world.PoolRef(), true, ours.ExportCertificatePem(),
            XenSet<CertificatePurpose>.Of(CertificatePurpose.Licensing)));
        var exchange = new PoolExchangeTrustedCertificatesOnJoin(
            world.PoolRef(),
            true,
            XenMap<string, XenSet<string>>.Of((theirs.ExportCertificatePem(), XenSet<string>.Of("ldaps"))),
            RefSet<CertificateRecord>.Of([world.View.All<CertificateRecord>().Single().Reference]));

        var given = (XenMap<string, XenSet<string>>)(await world.CallAsync(exchange))!;
        await world.CallAsync(exchange);

        given.Should().ContainSingle();
        X509Certificate2.CreateFromPem(given.Keys.Single()).Thumbprint.Should().Be(ours.Thumbprint);
        given.Single().Value.Should().Equal("licensing");
        world.View.All<CertificateRecord>().Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "POOL-34")]
    public async Task Named_authorities_and_revocation_lists_are_exchanged_too()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 authority = Certificate(world, -1, 1);
        string list = RevocationList(world);
        await world.CallAsync(new PoolCrlInstall("ours.pem", list));

        await world.CallAsync(new PoolExchangeCaCertificatesOnJoin(
            XenMap<string, string>.Of(("theirs.pem", authority.ExportCertificatePem())),
            RefSet<CertificateRecord>.Empty));
        var lists = (XenMap<string, string>)(await world.CallAsync(new PoolExchangeCrlsOnJoin(
            world.PoolRef(), XenMap<string, string>.Of(("theirs.pem", list)), XenSet<string>.Of("ours.pem"))))!;

        (await world.CallAsync(new PoolCertificateList())).Should().Be(XenSet<string>.Of("theirs.pem"));
        lists.Should().Equal(XenMap<string, string>.Of(("ours.pem", list)));
        ((XenSet<string>)(await world.CallAsync(new PoolCrlList()))!).Should().HaveCount(2);
    }

    [Fact]
    [Trait("Obligation", "POOL-54")]
    public async Task A_certificate_that_runs_out_is_told_of_once_for_each_step()
    {
        await using World world = await WorldPool.OfHostsAsync(1);
        using X509Certificate2 authority = Certificate(world, -1, 10);
        await world.CallAsync(new PoolInstallCaCertificate("mine.pem", authority.ExportCertificatePem()));

        await world.UntilAsync(() => world.Alerts().Length > 0);
        await world.CallAsync(new WarnOfCertificates());
        world.Alerts().Should().Equal("POOL_CA_CERTIFICATE_EXPIRING_14");
        world.Clock.Advance(TimeSpan.FromDays(5));
        await world.CallAsync(new WarnOfCertificates());
        world.Alerts().Should().BeEquivalentTo("POOL_CA_CERTIFICATE_EXPIRING_14", "POOL_CA_CERTIFICATE_EXPIRING_07");
        world.View.All<MessageRecord>().Should().OnlyContain(message =>
            message.Record.ObjUuid == world.View.All<CertificateRecord>().Single().Record.Uuid);
    }

    /// <summary>A certificate that is valid for some days around the clock of a world.</summary>
    private static X509Certificate2 Certificate(World world, int from, int until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        DateTimeOffset now = world.Clock.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(from), now.AddDays(until));
    }

    private static string RevocationList(World world)
    {
        using X509Certificate2 authority = Certificate(world, -1, 1);
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry([1, 2, 3]);
        DateTimeOffset now = world.Clock.GetUtcNow();
        byte[] list = builder.Build(authority, 1, now.AddHours(2), HashAlgorithmName.SHA256, thisUpdate: now);
        return PemEncoding.WriteString("X509 CRL", list);
    }
}
