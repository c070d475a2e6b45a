using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>Leaves alerts about certificates that have expired or soon will. The server's own call.</summary>
public sealed record WarnOfCertificates : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "certificate.warn";
}
