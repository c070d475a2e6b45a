using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>The implicit message <c>add_to_</c> of a map.</summary>
/// <param name="Self">The object.</param>
/// <param name="Field">The field.</param>
/// <param name="Key">The key, of the map's type.</param>
/// <param name="Value">The value, of the map's type.</param>
public sealed record AddToMap(ObjectRef Self, Field Field, object Key, object Value) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => $"{Field.Class.WireName}.add_to_{Field.WireName}";
}
