using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Queries;

/// <summary>One side of a comparison: a literal, a field or the reference. Immutable.</summary>
/// <param name="Literal">The text of a literal; null for the others.</param>
/// <param name="Field">The field; null for a literal and for the reference.</param>
internal readonly record struct WhereValue(string? Literal, Field? Field)
{
    public string In(ObjectRef reference, XenRecord record) =>
        Literal ?? Field?.QueryText(record) ?? reference.ToString();
}
