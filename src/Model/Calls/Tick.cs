using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Time has passed: what is due by the time of the decision begins, and calls that waited too long are refused. The
/// server's own call, made now and then.
/// </summary>
public sealed record Tick : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "server.tick";
}
