using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>Notes that a session was used. The server's own call.</summary>
/// <param name="Session">The session.</param>
/// <param name="IsValidated">True when it was found that the user may still be here, and not that it was used.</param>
public sealed record TouchSession(Ref<SessionRecord> Session, bool IsValidated = false) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "session.touch";
}
