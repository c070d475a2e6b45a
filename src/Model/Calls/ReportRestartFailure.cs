using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>Tells that a protected VM could not be restarted. The server's own call.</summary>
/// <param name="VM">The VM.</param>
public sealed record ReportRestartFailure(Ref<VMRecord> VM) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "ha.restart_failed";
}
