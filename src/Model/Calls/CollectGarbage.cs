using System.Collections.Immutable;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Removes objects whose parents are gone. The server's own call. What is no garbage when it is decided stays.
/// </summary>
/// <param name="Suspects">What seemed to be garbage when somebody looked, parents before children.</param>
public sealed record CollectGarbage(ImmutableArray<ObjectRef> Suspects) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "garbage.collect";
}
