using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>
/// Everything the system does with values of one type: to and from the log, to and from the wire, comparison and the
/// text that queries compare with. Stateless and thread-safe.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class Codec<T>
{
    /// <summary>The type as the data model spells it.</summary>
    public abstract XenType Type { get; }

    /// <summary>The value of a field that was never set.</summary>
    public abstract T Empty { get; }

    /// <summary>Writes the value for the log.</summary>
    public abstract void Pack(ref MessagePackWriter writer, T value);

    /// <summary>Reads a value from the log; <see cref="MessagePackException"/> when it is not one.</summary>
    public abstract T Unpack(ref MessagePackReader reader);

    /// <summary>Writes the value for clients.</summary>
    public abstract void Write(IWireWriter writer, T value);

    /// <summary>
    /// Reads an argument; notes in the context what is wrong with it and then returns <see cref="Empty"/>.
    /// </summary>
    public abstract T Read(in WireValue value, WireReadContext context);

    /// <summary>The text that where-expressions compare with.</summary>
    public abstract string QueryText(T value);

    /// <summary>The text of a value as a key of a map on the wire.</summary>
    public virtual string KeyText(T value) => QueryText(value);

    /// <summary>Reads a key of a map.</summary>
    public virtual T ReadKey(string text, WireReadContext context) => Read(WireValue.Of(text), context);

    /// <summary>The object that a value of a reference type refers to; null for other types.</summary>
    public virtual ObjectRef ReferenceOf(T value) => default;

    /// <summary>True when a change from one value to the other is no change.</summary>
    public virtual bool Same(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);
}
