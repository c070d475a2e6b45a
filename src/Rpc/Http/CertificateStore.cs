using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Engine;

namespace Xen.Model.Rpc.Http;

/// <summary>The server's certificate in two PEM files that only the server's user can read. Not thread-safe.</summary>
/// <param name="folder">Path of the folder; it is made when it does not exist.</param>
public sealed class CertificateStore(string folder)
{
    /// <summary>Days that a certificate made here is valid: ten years.</summary>
    public const int ValidDays = 3650;

    private const int KeyBits = 2048;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Path of the certificate, for clients that are to trust it.</summary>
    public string CertificatePath => Path.Combine(folder, "server.pem");

    /// <summary>Path of the private key.</summary>
    public string KeyPath => Path.Combine(folder, "server.key");

    /// <summary>Reads the certificate; makes a self-signed one when there is none.</summary>
    /// <param name="names">Host names and addresses that a new one is for, next to those of this machine.</param>
    /// <param name="clock">Says from when a new one is valid.</param>
    /// <exception cref="CryptographicException">The files hold something else.</exception>
    /// <exception cref="IOException">The files cannot be read or written.</exception>
    public X509Certificate2 LoadOrCreate(IEnumerable<string> names, TimeProvider clock)
    {
        if (!File.Exists(CertificatePath) || !File.Exists(KeyPath))
        {
            CreateFolder();
            Create(names, clock.GetUtcNow());
        }
        return X509Certificate2.CreateFromPemFile(CertificatePath, KeyPath);
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private void Create(IEnumerable<string> names, DateTimeOffset now)
    {
        // RSA, because one of the common client libraries accepts no other key.
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(
            "CN=" + Dns.GetHostName(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // Marked as an authority, so that clients can be given the certificate itself as what they trust.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign,
            critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        request.CertificateExtensions.Add(Alternatives(names));
        using X509Certificate2 certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(ValidDays));
        PrivateFile.Replace(KeyPath, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        PrivateFile.Replace(CertificatePath, System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
    }

    private static X509Extension Alternatives(IEnumerable<string> names)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        string[] own =
            [IPAddress.Loopback.ToString(), IPAddress.IPv6Loopback.ToString(), "localhost", Dns.GetHostName()];
        foreach (string name in own.Concat(names).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!IPAddress.TryParse(name, out IPAddress? address))
            {
                alternatives.AddDnsName(name);
            }
            else if (!address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any))
            {
                alternatives.AddIpAddress(address);
            }
        }
        return alternatives.Build();
    }
}
