using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Wire;

namespace Xen.Model.Schema;

/// <summary>One field of a class, and everything that can be done with its values without knowing their type.</summary>
public abstract class Field
{
    private protected Field(FieldAttribute declaration) => Declaration = declaration;

    /// <summary>What the class declares about the field.</summary>
    public FieldAttribute Declaration { get; }

    /// <summary>Name on the wire.</summary>
    public string WireName => Declaration.WireName;

    /// <summary>Name in where-expressions.</summary>
    public string QueryName => Declaration.QueryName ?? Declaration.WireName;

    /// <summary>Number in the log.</summary>
    public int Id => Declaration.Id;

    /// <summary>True when the value is derived from the other side of a relation and never logged.</summary>
    public bool IsDerived => Declaration.InverseOf is not null;

    /// <summary>True when the log holds the value: it is neither derived nor transient.</summary>
    public bool IsStored => !IsDerived && !Declaration.Transient;

    /// <summary>True when its values are, or hold, text that is kept protected.</summary>
    public bool HoldsSecrets =>
        Declaration.SecretKeys || (Declaration.Secret && ReferenceEquals(Type, XenType.Text));

    /// <summary>True when create may leave the field out.</summary>
    public bool HasDefault => Declaration.Optional || Declaration.Default is not null;

    /// <summary>Type of the values.</summary>
    public abstract XenType Type { get; }

    /// <summary>How to change single entries of a map; null for other types.</summary>
    public abstract IMapCodec? Map { get; }

    /// <summary>How to change single members of a set; null for other types.</summary>
    public abstract ISetCodec? Set { get; }

    /// <summary>The class that has the field; set once when the class is put together.</summary>
    public XenClass Class { get; internal set; } = null!;

    /// <summary>Position among the fields of the class.</summary>
    public int Index { get; internal set; }

    /// <summary>Writes the value for the log.</summary>
    public abstract void Pack(ref MessagePackWriter writer, XenRecord record);

    /// <summary>Writes the value for clients.</summary>
    public abstract void Write(IWireWriter writer, XenRecord record);

    /// <summary>True when the value is the same in both records.</summary>
    public abstract bool Same(XenRecord left, XenRecord right);

    /// <summary>True when the value is the empty one of its type.</summary>
    public abstract bool IsEmpty(XenRecord record);

    /// <summary>The value as where-expressions see it.</summary>
    public abstract string QueryText(XenRecord record);

    /// <summary>The value, boxed.</summary>
    public abstract object? GetValue(XenRecord record);

    /// <summary>The object that a field of a reference type refers to; null for other types.</summary>
    public abstract ObjectRef ReferenceIn(XenRecord record);

    /// <summary>A copy of the record with another value; the same record when the value is the same.</summary>
    public abstract XenRecord WithValue(XenRecord record, object value);

    /// <summary>Gives an argument the type of the field; the result goes to <see cref="WithValue"/>.</summary>
    public abstract object ReadValue(in WireValue value, WireReadContext context);

    /// <summary>Reads the value from the log into a copy that nobody else has seen yet.</summary>
    internal abstract void UnpackInto(ref MessagePackReader reader, XenRecord copy);

    /// <summary>Reads an argument into a copy that nobody else has seen yet.</summary>
    internal abstract void ReadInto(in WireValue value, WireReadContext context, XenRecord copy);

    /// <summary>Class and field, as in <c>VM.name_label</c>.</summary>
    public override string ToString() => $"{Class?.WireName}.{WireName}";
}
