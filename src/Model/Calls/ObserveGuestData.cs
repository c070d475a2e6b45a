using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// A guest has changed what it has in xenstore. The VM's field becomes what is there now; keys that no guest can see
/// are gone from it then. Ignored when the VM no longer runs in the domain that it came from. The server's own call.
/// </summary>
/// <param name="VM">The VM.</param>
/// <param name="Domid">Number of the domain.</param>
/// <param name="Data">All that is below the keys that a guest sees.</param>
public sealed record ObserveGuestData(Ref<VMRecord> VM, long Domid, XenMap<string, string> Data) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "guest.xenstore";
}
