using System.Runtime.CompilerServices;
using System.Text;
using Xen.Model.Wire;

namespace Xen.Model.Schema;

/// <summary>The state of one object at one moment. Immutable, hence freely shared between threads.</summary>
public abstract record XenRecord
{
    /// <summary>The class of the object.</summary>
    public abstract XenClass Class { get; }

    /// <summary>Writes the fields that clients see, in the order of the data model, as a struct.</summary>
    public void Write(IWireWriter writer)
    {
        writer.BeginStruct();
        foreach (Field field in Class.PublicFields)
        {
            if (field.Type.IsOption && field.IsEmpty(this))
            {
                continue;
            }
            writer.Member(field.WireName);
            field.Write(writer, this);
        }
        writer.EndStruct();
    }

    /// <summary>A copy that generated code and <see cref="Field"/> may fill before anybody else sees it.</summary>
    internal abstract XenRecord Duplicate();

    /// <summary>
    /// Adds the fields whose values are others in a record of the same class, in the order of the data model.
    /// </summary>
    internal abstract void AddChangedFields(XenRecord after, List<Field> changed);

    /// <summary>
    /// False only when two values are the same; true means that the field's codec has to be asked. Nearly all fields of
    /// a changed record are what they were, and this tells so without a call.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static bool Differs<T>(T left, T right) =>
        typeof(T).IsValueType ? !EqualityComparer<T>.Default.Equals(left, right) : !ReferenceEquals(left, right);

    /// <summary>Class and fields for debugging. Secrets are masked.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(Class.WireName).Append(" {");
        foreach (Field field in Class.Fields)
        {
            string value = field.Declaration.Secret || field.HoldsSecrets ? "(secret)" : field.QueryText(this);
            text.Append(' ').Append(field.WireName).Append('=').Append(value);
        }
        return text.Append(" }").ToString();
    }
}
