using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// The server has started: VMs that are to start with their hosts do, and control domains have their consoles. The
/// server's own call.
/// </summary>
public sealed record ObserveAgentStart : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "host.agent_started";
}
