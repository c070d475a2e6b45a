using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xen.Model.Classes;
using Xen.Model.Operations.Host;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Rpc.Http;

/// <summary>
/// The TLS certificate of the pool's coordinator as the model has it, for the connections of this server: whatever is
/// installed through the API is what clients are shown next. Thread-safe.
/// </summary>
/// <param name="sink">The model.</param>
/// <param name="secrets">Reveals the private key; null where no secrets are kept.</param>
internal sealed class InstalledCertificate(ICallSink sink, ISecretProtector? secrets) : IDisposable
{
    private readonly Lock _gate = new();
    private string _text = "";
    private X509Certificate2? _certificate;

    /// <summary>The certificate with its key; null when the model has none that can be used.</summary>
    public X509Certificate2? Current
    {
        get
        {
            if (Coordinator(out HostRecord? host).IsNull
                || !host!.LocalDb.TryGetValue(HostLocalKeys.Certificate, out string? text))
            {
                return null;
            }
            lock (_gate)
            {
                if (_text != text)
                {
                    // The one before may still be in use by a connection that is being set up: the collector takes it.
                    _certificate = Read(host, text);
                    _text = text;
                }
                return _certificate;
            }
        }
    }

    /// <summary>Makes the model know the certificate that this server shows, if it has none.</summary>
    public async ValueTask AdoptAsync(X509Certificate2 certificate)
    {
        Ref<HostRecord> coordinator = Coordinator(out HostRecord? host);
        using RSA? key = certificate.GetRSAPrivateKey();
        if (coordinator.IsNull || secrets is null || key is null
            || host!.LocalDb.ContainsKey(HostLocalKeys.Certificate))
        {
            return;
        }
        var install = new HostInstallServerCertificate(
            coordinator, certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n", "");
        await sink.SubmitAsync(install, CallContext.Server).ConfigureAwait(false);
    }

    public void Dispose() => _certificate?.Dispose();

    private Ref<HostRecord> Coordinator(out HostRecord? host)
    {
        RecordView view = sink.View;
        Ref<HostRecord> coordinator = view.All<PoolRecord>().Select(pool => pool.Record.Master).FirstOrDefault();
        host = view.Find(coordinator);
        return host is null ? default : coordinator;
    }

    private X509Certificate2? Read(HostRecord host, string text)
    {
        try
        {
            var revealed = (HostRecord)SecretFields.Reveal(host, secrets, static _ => true);
            string key = revealed.LocalDb.GetOr(HostLocalKeys.CertificateKey, "");
            return X509Certificate2.CreateFromPem(text, key);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException
            or SecretUnreadableException)
        {
            return null;
        }
    }
}
