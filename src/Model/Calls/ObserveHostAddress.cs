using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Where clients reach a host, as its management agent finds out when it starts. The server's own call.
/// </summary>
/// <param name="Host">The host.</param>
/// <param name="Address">Its address.</param>
/// <param name="HttpsPort">The port on which it serves HTTPS. 1 to 65535.</param>
public sealed record ObserveHostAddress(Ref<HostRecord> Host, string Address, int HttpsPort) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "host.address_found";
}
