using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Protects all secrets of living objects anew, under the newest key. Its result is how many objects have any. The
/// server's own call.
/// </summary>
public sealed record ProtectSecrets : Call<long>
{
    /// <inheritdoc/>
    public override string WireName => "secrets.protect";
}
