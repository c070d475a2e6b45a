using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>The implicit message <c>remove_from_</c> of a map.</summary>
/// <param name="Self">The object.</param>
/// <param name="Field">The field.</param>
/// <param name="Key">The key, of the map's type.</param>
public sealed record RemoveFromMap(ObjectRef Self, Field Field, object Key) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => $"{Field.Class.WireName}.remove_from_{Field.WireName}";
}
