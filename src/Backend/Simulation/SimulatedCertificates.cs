using System.Globalization;
using System.Net;
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
    private static readonly IdnMapping s_domainNames = new();

    /// <summary>Makes a certificate for a host's address and names.</summary>
    public static EffectOutcome Make(EffectRequest request, TimeProvider clock)
    {
        ObjectRef.TryParse(request.Operation.Target, out ObjectRef target);
        HostRecord host = request.View().Find(target)?.Record as HostRecord ?? new HostRecord();
        string name = host.Address.Length > 0 ? host.Address : "localhost";
        using RSA key = RSA.Create(KeyBits);
        var wanted = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        Add(names, name);
        Add(names, host.Hostname);
        // A simulated host is reached where the server of its pool listens, which may be this machine alone.
        Add(names, "localhost");
        Add(names, IPAddress.Loopback.ToString());
        wanted.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = clock.GetUtcNow();
        using X509Certificate2 made = wanted.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
        return EffectOutcome.With(
            ("certificate", made.ExportCertificatePem() + "\n"),
            ("private_key", key.ExportPkcs8PrivateKeyPem() + "\n"));
    }

    private static void Add(SubjectAlternativeNameBuilder names, string name)
    {
        if (IPAddress.TryParse(name, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else if (CanBeAsked(name))
        {
            names.AddDnsName(name);
        }
    }

    /// <summary>The field for the name of a host takes any text; a certificate has room for names of the DNS.</summary>
    private static bool CanBeAsked(string name)
    {
        try
        {
            return s_domainNames.GetAscii(name).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
