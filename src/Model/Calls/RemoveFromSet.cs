using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>The implicit message <c>remove_</c> of a set.</summary>
/// <param name="Self">The object.</param>
/// <param name="Field">The field.</param>
/// <param name="Member">The member, of the set's type.</param>
public sealed record RemoveFromSet(ObjectRef Self, Field Field, object Member) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => $"{Field.Class.WireName}.remove_{Field.WireName}";
}
