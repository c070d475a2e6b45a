using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>
/// Writes values as XML-RPC without white space between elements, which some clients cannot skip. Texts and 64-bit
/// numbers carry no type element; every value is a <c>value</c> element of its own. Not thread-safe.
/// </summary>
public sealed class XmlWireWriter : IWireWriter
{
    private readonly IBufferWriter<byte> _output;

    // Whether no member was written since the innermost struct opened. One flag serves all depths, because a struct
    // that closes always leaves its parent, if that is a struct, with the member that it is the value of.
    private bool _first;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where UTF-8 goes; nothing is held back.</param>
    public XmlWireWriter(IBufferWriter<byte> output) => _output = output;

    /// <summary>Writes text; what XML cannot hold (most control characters, half of a pair) is left out.</summary>
    /// <param name="value">The text.</param>
    public void Text(string value)
    {
        _output.Write("<value>"u8);
        XmlEscape.Write(_output, value);
        _output.Write("</value>"u8);
    }

    /// <inheritdoc/>
    public void Integer(long value) => Number("<value>"u8, value, "</value>"u8);

    /// <inheritdoc/>
    public void SmallInteger(int value) => Number("<value><i4>"u8, value, "</i4></value>"u8);

    /// <summary>Writes a number with 16 significant digits, or one of <c>nan</c>, <c>inf</c> and <c>-inf</c>.</summary>
    /// <param name="value">The number.</param>
    public void Double(double value) =>
        Ascii("<value><double>"u8, FloatText.Of(value, FloatText.WireDigits), "</double></value>"u8);

    /// <inheritdoc/>
    public void Boolean(bool value) => _output.Write(value
        ? "<value><boolean>1</boolean></value>"u8
        : "<value><boolean>0</boolean></value>"u8);

    /// <inheritdoc/>
    public void Date(DateTimeOffset value) =>
        Ascii("<value><dateTime.iso8601>"u8, DateText.Of(value), "</dateTime.iso8601></value>"u8);

    /// <inheritdoc/>
    public void BeginArray() => _output.Write("<value><array><data>"u8);

    /// <inheritdoc/>
    public void EndArray() => _output.Write("</data></array></value>"u8);

    /// <inheritdoc/>
    public void BeginStruct()
    {
        _output.Write("<value><struct>"u8);
        _first = true;
    }

    /// <inheritdoc/>
    public void Member(string name)
    {
        _output.Write(_first ? "<member><name>"u8 : "</member><member><name>"u8);
        _first = false;
        XmlEscape.Write(_output, name);
        _output.Write("</name>"u8);
    }

    /// <inheritdoc/>
    public void EndStruct()
    {
        _output.Write(_first ? "</struct></value>"u8 : "</member></struct></value>"u8);
        _first = false;
    }

    /// <summary>Puts in a whole <c>value</c> element that was encoded before.</summary>
    /// <param name="encoded">The element.</param>
    public void Raw(ReadOnlySpan<byte> encoded) => _output.Write(encoded);

    private void Number(ReadOnlySpan<byte> before, long value, ReadOnlySpan<byte> after)
    {
        const int digitsMax = 20;
        Span<byte> span = _output.GetSpan(before.Length + digitsMax + after.Length);
        before.CopyTo(span);
        int length = before.Length;
        Utf8Formatter.TryFormat(value, span[length..], out int written);
        length += written;
        after.CopyTo(span[length..]);
        _output.Advance(length + after.Length);
    }

    private void Ascii(ReadOnlySpan<byte> before, string value, ReadOnlySpan<byte> after)
    {
        Span<byte> span = _output.GetSpan(before.Length + value.Length + after.Length);
        before.CopyTo(span);
        int length = before.Length;
        length += Encoding.ASCII.GetBytes(value, span[length..]);
        after.CopyTo(span[length..]);
        _output.Advance(length + after.Length);
    }
}
