using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>Notes that a session was used. The server's own call.</summary>
/// <param name="Session">The session.</param>
public sealed record TouchSession(Ref<SessionRecord> Session) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "session.touch";
}
