using Xen.Model.Errors;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>
/// Records from clients, as <c>create</c> takes them: known settable members are read, others are ignored.
/// </summary>
public static class RecordReader
{
    /// <summary>Reads a struct; a missing member without default is a type error that names it.</summary>
    public static XenRecord Read(XenClass type, in WireValue value, WireReadContext context)
    {
        if (value.Kind != WireKind.Struct)
        {
            context.Expected("dictionary", value);
            return type.Empty;
        }
        XenRecord copy = type.Empty.Duplicate();
        var members = new Dictionary<string, WireValue>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, WireValue> member in value.Members)
        {
            members[member.Key] = member.Value;
        }
        foreach (Field field in type.ConstructorFields)
        {
            if (members.TryGetValue(field.WireName, out WireValue member))
            {
                field.ReadInto(member, context.At(field.WireName), copy);
            }
            else if (!field.HasDefault)
            {
                context.Missing(type.WireName, field.WireName);
            }
        }
        return copy;
    }
}
