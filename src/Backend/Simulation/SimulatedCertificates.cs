using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>TLS certificates that hosts make for themselves. Real ones: clients can use them.</summary>
internal static class SimulatedCertificates
{
    private const int KeyBits = 2048;
    private const int ValidYears = 10;

    /// <summary>Makes a certificate for a host's address and names.</summary>
    public static EffectOutcome Make(EffectRequest request, TimeProvider clock)
    {
        ObjectRef.TryParse(request.Operation.Target, out ObjectRef target);
        HostRecord host = request.View().Find(target)?.Record as HostRecord ?? new HostRecord();
        string name = host.Address.Length > 0 ? host.Address : "localhost";
        using RSA key = RSA.Create(KeyBits);
        var wanted = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (host.Hostname.Length > 0)
        {
            names.AddDnsName(host.Hostname);
        }
        wanted.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = clock.GetUtcNow();
        using X509Certificate2 made = wanted.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
        return EffectOutcome.With(
            ("certificate", made.ExportCertificatePem() + "\n"),
            ("private_key", key.ExportPkcs8PrivateKeyPem() + "\n"));
    }
}
