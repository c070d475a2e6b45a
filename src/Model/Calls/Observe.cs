using System.Collections.Immutable;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Facts from outside that nobody asked for: hardware that was found, a guest that reports. The server's own call;
/// clients cannot make it.
/// </summary>
/// <param name="Facts">What is now the case, in this order.</param>
public sealed record Observe(ImmutableArray<Fact> Facts) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "observation";
}

/// <summary>One fact: an object's record, or that it is gone.</summary>
/// <param name="Reference">The object; it comes into being when it does not exist.</param>
/// <param name="Record">Its record; null when it is gone.</param>
public sealed record Fact(ObjectRef Reference, XenRecord? Record);
