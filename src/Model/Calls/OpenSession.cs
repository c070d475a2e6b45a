using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Brings a session into being for a user whose credentials have been checked. The server's own call.
/// </summary>
/// <param name="Record">Who and from where; identity and times are filled in.</param>
public sealed record OpenSession(SessionRecord Record) : Call<Ref<SessionRecord>>
{
    /// <inheritdoc/>
    public override string WireName => "session.open";
}
