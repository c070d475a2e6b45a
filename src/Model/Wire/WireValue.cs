using System.Globalization;

namespace Xen.Model.Wire;

/// <summary>
/// One argument as it arrived, before it is given the type that the call declares. Immutable; the same for every
/// protocol.
/// </summary>
public readonly struct WireValue
{
    private readonly object? _reference;
    private readonly long _bits;

    private WireValue(WireKind kind, object? reference, long bits)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
    }

    /// <summary>What it was written as.</summary>
    public WireKind Kind { get; }

    /// <summary>The text of <see cref="WireKind.Text"/> and <see cref="WireKind.DateTime"/>; empty otherwise.</summary>
    public string Text => _reference as string ?? "";

    /// <summary>The number of <see cref="WireKind.Integer"/>.</summary>
    public long Integer => _bits;

    /// <summary>The value of <see cref="WireKind.Boolean"/>.</summary>
    public bool Boolean => _bits != 0;

    /// <summary>The number of <see cref="WireKind.Double"/>.</summary>
    public double Double => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The members of <see cref="WireKind.Array"/>; empty otherwise.</summary>
    public IReadOnlyList<WireValue> Items => _reference as IReadOnlyList<WireValue> ?? [];

    /// <summary>The members of <see cref="WireKind.Struct"/> in the order they came; empty otherwise.</summary>
    public IReadOnlyList<KeyValuePair<string, WireValue>> Members =>
        _reference as IReadOnlyList<KeyValuePair<string, WireValue>> ?? [];

    /// <summary>The explicit nil.</summary>
    public static WireValue Nil => default;

    /// <summary>A text.</summary>
    public static WireValue Of(string text) => new(WireKind.Text, text, 0);

    /// <summary>A number without fraction.</summary>
    public static WireValue Of(long number) => new(WireKind.Integer, null, number);

    /// <summary>A number with fraction.</summary>
    public static WireValue Of(double number) => new(WireKind.Double, null, BitConverter.DoubleToInt64Bits(number));

    /// <summary>True or false.</summary>
    public static WireValue Of(bool value) => new(WireKind.Boolean, null, value ? 1 : 0);

    /// <summary>A date in one of the accepted text forms.</summary>
    public static WireValue Date(string text) => new(WireKind.DateTime, text, 0);

    /// <summary>A list.</summary>
    public static WireValue Array(IReadOnlyList<WireValue> items) => new(WireKind.Array, items, 0);

    /// <summary>Named values.</summary>
    public static WireValue Struct(IReadOnlyList<KeyValuePair<string, WireValue>> members) =>
        new(WireKind.Struct, members, 0);

    /// <summary>How error texts show the value: its kind and, when short, its content.</summary>
    public override string ToString() => Kind switch
    {
        WireKind.Nil => "Null",
        WireKind.Text => "S(" + Text + ")",
        WireKind.Integer => "I(" + Integer.ToString(CultureInfo.InvariantCulture) + ")",
        WireKind.Double => "F(" + Double.ToString(CultureInfo.InvariantCulture) + ")",
        WireKind.Boolean => Boolean ? "B(true)" : "B(false)",
        WireKind.DateTime => "DateTime(" + Text + ")",
        WireKind.Array => "Enum[" + Items.Count.ToString(CultureInfo.InvariantCulture) + "]",
        _ => "Dict[" + Members.Count.ToString(CultureInfo.InvariantCulture) + "]",
    };
}
