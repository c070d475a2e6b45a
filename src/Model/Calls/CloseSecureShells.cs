using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>Closes the secure shell of hosts on which its time is over. The server's own call.</summary>
public sealed record CloseSecureShells : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "host.close_secure_shells";
}
