namespace Xen.Model.Formats.Xva;

/// <summary>What a value of the description was written as.</summary>
public enum XvaValueKind
{
    /// <summary>Text; also most numbers.</summary>
    Text,

    /// <summary>A number with a type of its own.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Double,

    /// <summary>1 or 0.</summary>
    Boolean,

    /// <summary>A time.</summary>
    Date,

    /// <summary>A list.</summary>
    Array,

    /// <summary>Named values.</summary>
    Struct,
}
