using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// The certificate that the server shows its clients. All hosts of a simulated pool answer at one address, and so with
/// the same one. The server's own call.
/// </summary>
/// <param name="Pem">The certificate as PEM text.</param>
public sealed record ObserveServerCertificate(string Pem) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "host.server_certificate";
}
