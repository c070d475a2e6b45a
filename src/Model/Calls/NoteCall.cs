using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Leaves an audit note about a client's call that was answered without a decision: one that an adapter refused, or
/// whose effect is outside the state. Changes nothing and is never refused. The server's own call.
/// </summary>
/// <param name="Name">Name of the client's message.</param>
/// <param name="Error">Why the call was refused; null when it was not.</param>
/// <param name="LeftOut">How many notes like it the adapter had to leave out before.</param>
public sealed record NoteCall(string Name, XenError? Error, long LeftOut = 0) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => Name;
}
