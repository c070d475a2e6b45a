using Xen.Model.Schema;

namespace Xen.Model.Verbs.Views;

/// <summary>
/// A column of a view: what it is called, where it comes from and whether it can be changed. Immutable.
/// </summary>
internal sealed record Column
{
    /// <summary>The name on command lines.</summary>
    public required string Name { get; init; }

    /// <summary>What the values are.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>
    /// The fields that lead to the value, from the object on; empty where it is not read from fields.
    /// </summary>
    public IReadOnlyList<Field> Path { get; init; } = [];

    /// <summary>The call that answers the value; null where it is not called for.</summary>
    public CallInfo? Call { get; init; }

    /// <summary>The name of what computes the value; null where nothing does.</summary>
    public string? Computed { get; init; }

    /// <summary>The type of the value where it comes from.</summary>
    public required XenType Type { get; init; }

    /// <summary>True when only what the keys of a map lead to is shown.</summary>
    public bool IsValuesOnly { get; init; }

    /// <summary>True when it can be changed.</summary>
    public bool IsWritable { get; init; }

    /// <summary>True when it takes a call, and lists leave it out.</summary>
    public bool IsExpensive { get; init; }

    /// <summary>True when it is shown only to those who name it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True when it will go.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>True when upper and lower case are the same in filters.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The field that is changed.</summary>
    public Field? Field => Path is [Field only] ? only : null;

    /// <summary>What stands behind the name in front of a value.</summary>
    public string Marker => Kind switch
    {
        ColumnKind.Set => IsWritable ? "(SRW)" : "(SRO)",
        ColumnKind.Map => IsWritable ? "(MRW)" : "(MRO)",
        _ => IsWritable ? "( RW)" : "( RO)",
    };

    /// <summary>Name and marker, as they stand in front of a value.</summary>
    public string Label => $"{Name} {Marker}{(IsDeprecated ? " [DEPRECATED]" : "")}";

    /// <summary>How single values, or members of sets, are compared with what a filter asks for.</summary>
    public StringComparison Comparison => IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
