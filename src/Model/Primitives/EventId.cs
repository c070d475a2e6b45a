namespace Xen.Model.Primitives;

/// <summary>
/// Position of one event in the log, and the id that clients see on the wire. Ids start at 1, increase by one and never
/// repeat, not even across a crash. Zero is "before the first event".
/// </summary>
/// <param name="Value">The position; zero or more.</param>
public readonly record struct EventId(long Value) : IComparable<EventId>
{
    /// <summary>The position before the first event.</summary>
    public static EventId None => default;

    /// <inheritdoc/>
    public int CompareTo(EventId other) => Value.CompareTo(other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(EventId left, EventId right) => left.Value < right.Value;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(EventId left, EventId right) => left.Value > right.Value;

    /// <summary>True when <paramref name="left"/> is not after <paramref name="right"/>.</summary>
    public static bool operator <=(EventId left, EventId right) => left.Value <= right.Value;

    /// <summary>True when <paramref name="left"/> is not before <paramref name="right"/>.</summary>
    public static bool operator >=(EventId left, EventId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
