using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Puts a client on record that was seen for the first time, or notes that one was seen again. The server's own call.
/// </summary>
/// <param name="UserAgent">What the client calls itself.</param>
/// <param name="ClientIp">Where it calls from.</param>
public sealed record RegisterCaller(string UserAgent, string ClientIp) : Call<Ref<CallerRecord>>
{
    /// <inheritdoc/>
    public override string WireName => "Caller.register";
}
