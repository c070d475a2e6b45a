using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Starts the next protected VM that does not run, as long as high availability is on. The server's own call.
/// </summary>
/// <param name="LeftAlone">VMs that were tried not long ago.</param>
public sealed record RestartNextVM(RefSet<VMRecord> LeftAlone) : Call<Ref<VMRecord>>
{
    /// <inheritdoc/>
    public override string WireName => "ha.restart_vm";
}
