using Xen.Model.Primitives;

namespace Xen.Model.Schema;

/// <summary>
/// Two fields bound together: writing one side changes the other. The source holds a reference, or a set of them where
/// the relation is many-to-many; the inverse is a set that is never written itself.
/// </summary>
/// <param name="Source">The field that clients and deciders write.</param>
/// <param name="Inverse">The derived set on the other class.</param>
public sealed record Relation(Field Source, Field Inverse)
{
    /// <summary>The objects that a record refers to through the source; null references left out.</summary>
    public IEnumerable<ObjectRef> Targets(XenRecord record)
    {
        if (Source.Type.IsSet)
        {
            return (RefSet)Source.GetValue(record)!;
        }
        ObjectRef target = Source.ReferenceIn(record);
        return target.IsNull ? [] : [target];
    }
}
