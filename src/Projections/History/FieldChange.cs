using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>
/// One field that changed. The values are those that <see cref="Schema.Field.GetValue"/> finds in the records.
/// Immutable.
/// </summary>
/// <param name="Field">The field; also a set that follows from the other side of a relation.</param>
/// <param name="Before">
/// A record with the value before; null when there was none, or when it lies in the part of the log that is gone.
/// </param>
/// <param name="After">A record with the value after; null when there is none or it is not known.</param>
public readonly record struct FieldChange(Field Field, XenRecord? Before, XenRecord? After);
