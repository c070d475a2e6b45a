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

    /// <summary>Class and fields for debugging. Secrets are masked.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(Class.WireName).Append(" {");
        foreach (Field field in Class.Fields)
        {
            string value = field.Declaration.Secret ? "(secret)" : field.QueryText(this);
            text.Append(' ').Append(field.WireName).Append('=').Append(value);
        }
        return text.Append(" }").ToString();
    }
}
