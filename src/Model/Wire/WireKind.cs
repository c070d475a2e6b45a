namespace Xen.Model.Wire;

/// <summary>What a value on the wire was written as.</summary>
public enum WireKind
{
    /// <summary>An explicit nil or null.</summary>
    Nil,

    /// <summary>Text, typed or not.</summary>
    Text,

    /// <summary>A number without fraction.</summary>
    Integer,

    /// <summary>A number with fraction or exponent.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A date, still as text.</summary>
    DateTime,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Named values.</summary>
    Struct,
}
