using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// A guest has ended its domain by itself. Ignored when the VM no longer runs in the domain that it came from. The
/// server's own call.
/// </summary>
/// <param name="VM">The VM.</param>
/// <param name="Domid">Number of the domain.</param>
/// <param name="Reason">How the guest ended.</param>
public sealed record ObserveGuestExit(Ref<VMRecord> VM, long Domid, GuestExit Reason) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "guest.exit";
}
