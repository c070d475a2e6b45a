using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>The implicit message <c>set_</c> of a field.</summary>
/// <param name="Self">The object.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">The value, of the field's type.</param>
public sealed record SetField(ObjectRef Self, Field Field, object Value) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => $"{Field.Class.WireName}.set_{Field.WireName}";
}
