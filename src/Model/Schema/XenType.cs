namespace Xen.Model.Schema;

/// <summary>A type of the data model in its published spelling. Immutable.</summary>
public sealed class XenType
{
    private XenType(string text, XenType? element = null, XenType? value = null, string? className = null)
    {
        Spelling = text;
        Element = element;
        Value = value;
        ReferencedClass = className;
    }

    private string Spelling { get; }

    /// <summary>Member type of a set, key type of a map, inner type of an option; null otherwise.</summary>
    public XenType? Element { get; }

    /// <summary>Value type of a map; null otherwise.</summary>
    public XenType? Value { get; }

    /// <summary>Class that a reference type refers to; null otherwise.</summary>
    public string? ReferencedClass { get; }

    /// <summary>Text.</summary>
    public static XenType Text { get; } = new("string");

    /// <summary>64-bit number.</summary>
    public static XenType Int { get; } = new("int");

    /// <summary>Floating-point number.</summary>
    public static XenType Float { get; } = new("float");

    /// <summary>True or false.</summary>
    public static XenType Bool { get; } = new("bool");

    /// <summary>Time, whole seconds.</summary>
    public static XenType Date { get; } = new("datetime");

    /// <summary>No value.</summary>
    public static XenType Void { get; } = new("void");

    /// <summary>Enum of the given name.</summary>
    public static XenType Enum(string name) => new("enum " + name);

    /// <summary>Reference to a class.</summary>
    public static XenType Ref(string className) => new("ref " + className, className: className);

    /// <summary>Record of a class.</summary>
    public static XenType Record(string className) => new("record " + className);

    /// <summary>Set of members.</summary>
    public static XenType Set(XenType element) => new($"set({element})", element);

    /// <summary>Map.</summary>
    public static XenType Map(XenType key, XenType value) => new($"map({key}->{value})", key, value);

    /// <summary>Value that may be absent.</summary>
    public static XenType Option(XenType inner) => new($"option({inner})", inner);

    /// <summary>True for maps.</summary>
    public bool IsMap => Value is not null;

    /// <summary>True for sets.</summary>
    public bool IsSet => Element is not null && Value is null && Spelling.StartsWith("set(", StringComparison.Ordinal);

    /// <summary>True for options.</summary>
    public bool IsOption => Spelling.StartsWith("option(", StringComparison.Ordinal);

    /// <summary>The published spelling, for instance <c>map(string->ref blob)</c>.</summary>
    public override string ToString() => Spelling;
}
