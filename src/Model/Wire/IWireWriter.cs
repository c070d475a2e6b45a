namespace Xen.Model.Wire;

/// <summary>
/// Writes values in one protocol's spelling. Containers are opened and closed in pairs; inside a struct every value
/// follows its <see cref="Member"/>. Not thread-safe.
/// </summary>
public interface IWireWriter
{
    /// <summary>Writes text; also enums, references and the void result, which is empty.</summary>
    void Text(string value);

    /// <summary>Writes a 64-bit number.</summary>
    void Integer(long value);

    /// <summary>Writes a number of the few places that are 32 bits wide on the wire.</summary>
    void SmallInteger(int value);

    /// <summary>Writes a floating-point number; not-a-number and the infinities included.</summary>
    void Double(double value);

    /// <summary>Writes true or false.</summary>
    void Boolean(bool value);

    /// <summary>Writes a time in whole seconds UTC.</summary>
    void Date(DateTimeOffset value);

    /// <summary>Opens a list.</summary>
    void BeginArray();

    /// <summary>Closes a list.</summary>
    void EndArray();

    /// <summary>Opens a struct.</summary>
    void BeginStruct();

    /// <summary>Names the next value of the open struct.</summary>
    void Member(string name);

    /// <summary>Closes a struct.</summary>
    void EndStruct();

    /// <summary>Puts in a value that this protocol encoded before.</summary>
    void Raw(ReadOnlySpan<byte> encoded);
}
