using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>The TLS certificate of a host: whether one will do, and what having it means.</summary>
internal static class ServerCertificate
{
    private const int KeyBitsMin = 2048;
    private const int KeyBitsMax = 4096;
    private const string RsaAlgorithm = "1.2.840.113549.1.1.1";

    /// <summary>SHA-256 and SHA-512, each with RSA.</summary>
    private static readonly string[] s_signatures = ["1.2.840.113549.1.1.11", "1.2.840.113549.1.1.13"];

    /// <summary>Why a certificate cannot be installed; null when it can. The key is looked at first.</summary>
    public static XenError? Check(string certificate, string privateKey, string chain, DateTimeOffset now)
    {
        using RSA key = RSA.Create();
        if (CheckKey(key, privateKey) is { } badKey)
        {
            return badKey;
        }
        if (Read(certificate) is not { } leaf)
        {
            return new XenError(ErrorCode.ServerCertificateInvalid);
        }
        using (leaf)
        {
            return CheckLeaf(leaf, key, now)
                ?? (IsChain(chain) ? null : new XenError(ErrorCode.ServerCertificateChainInvalid));
        }
    }

    /// <summary>Gives a host its certificate, and the pool the record that describes it.</summary>
    public static void Put(
        DecisionContext context, Ref<HostRecord> self, string certificate, string chain, string privateKey)
    {
        HostRecord host = context.Changes.Get(self);
        foreach ((Ref<CertificateRecord> old, CertificateRecord record) in
            context.Changes.All(host.Certificates).ToArray())
        {
            if (record.Type == CertificateType.Host)
            {
                context.Changes.Delete(old);
            }
        }
        using X509Certificate2 leaf = X509Certificate2.CreateFromPem(certificate);
        string sha256 = Fingerprint(leaf, HashAlgorithmName.SHA256);
        context.Create(new CertificateRecord
        {
            Uuid = context.NewUuid(),
            Type = CertificateType.Host,
            Host = self,
            NotBefore = leaf.NotBefore.ToUniversalTime(),
            NotAfter = leaf.NotAfter.ToUniversalTime(),
            Fingerprint = sha256,
            FingerprintSha256 = sha256,
            FingerprintSha1 = Fingerprint(leaf, HashAlgorithmName.SHA1),
        });
        context.Changes.Update(self, record => record with
        {
            LocalDb = record.LocalDb
                .With(HostLocalKeys.Certificate, certificate.TrimEnd() + "\n" + chain)
                .With(HostLocalKeys.CertificateKey, privateKey),
        });
    }

    private static XenError? CheckKey(RSA key, string text)
    {
        try
        {
            key.ImportFromPem(text);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            return new XenError(ErrorCode.ServerCertificateKeyInvalid);
        }
        return key.KeySize is >= KeyBitsMin and <= KeyBitsMax
            ? null
            : new XenError(
                ErrorCode.ServerCertificateKeyRsaLengthNotSupported,
                key.KeySize.ToString(CultureInfo.InvariantCulture));
    }

    private static XenError? CheckLeaf(X509Certificate2 leaf, RSA key, DateTimeOffset now)
    {
        using RSA? published = leaf.GetRSAPublicKey();
        if (published is null)
        {
            return new XenError(
                ErrorCode.ServerCertificateKeyAlgorithmNotSupported, leaf.GetKeyAlgorithm() ?? RsaAlgorithm);
        }
        if (!published.ExportRSAPublicKey().AsSpan().SequenceEqual(key.ExportRSAPublicKey()))
        {
            return new XenError(ErrorCode.ServerCertificateKeyMismatch);
        }
        if (now < leaf.NotBefore.ToUniversalTime())
        {
            return new XenError(
                ErrorCode.ServerCertificateNotValidYet,
                DateText.Of(now),
                DateText.Of(leaf.NotBefore.ToUniversalTime()));
        }
        if (now > leaf.NotAfter.ToUniversalTime())
        {
            return new XenError(
                ErrorCode.ServerCertificateExpired, DateText.Of(now), DateText.Of(leaf.NotAfter.ToUniversalTime()));
        }
        return s_signatures.Contains(leaf.SignatureAlgorithm.Value)
            ? null
            : new XenError(ErrorCode.ServerCertificateSignatureNotSupported);
    }

    private static X509Certificate2? Read(string text)
    {
        try
        {
            return X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsChain(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(text);
            return chain.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            foreach (X509Certificate2 link in chain)
            {
                link.Dispose();
            }
        }
    }

    /// <summary>Bytes in hexadecimal with colons between them.</summary>
    private static string Fingerprint(X509Certificate2 certificate, HashAlgorithmName algorithm) =>
        string.Join(':', certificate.GetCertHash(algorithm)
            .Select(part => part.ToString("X2", CultureInfo.InvariantCulture)));
}
