using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// What the agent in a guest reports. Ignored when the VM no longer runs in the domain that it came from. The server's
/// own call.
/// </summary>
/// <param name="VM">The VM.</param>
/// <param name="Domid">Number of the domain.</param>
/// <param name="Report">The report; its identity is that of the VM's guest metrics.</param>
public sealed record ObserveGuest(Ref<VMRecord> VM, long Domid, VMGuestMetricsRecord Report) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "guest.report";
}
