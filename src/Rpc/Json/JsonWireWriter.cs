using System.Buffers;
using System.Globalization;
using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Json;

/// <summary>
/// Writes values as JSON. Numbers that JSON does not know are the bare tokens that clients look for, and text is
/// escaped only where JSON demands it. Not thread-safe.
/// </summary>
public sealed class JsonWireWriter : IWireWriter
{
    private readonly IBufferWriter<byte> _output;

    // Whether a value was written at this place before. After a container has closed that holds for its parent.
    private bool _comma;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Where UTF-8 goes; nothing is held back.</param>
    public JsonWireWriter(IBufferWriter<byte> output) => _output = output;

    /// <inheritdoc/>
    public void Text(string value)
    {
        Separate();
        JsonEscape.Write(_output, value);
    }

    /// <inheritdoc/>
    public void Integer(long value)
    {
        const int digitsMax = 20;
        Separate();
        value.TryFormat(_output.GetSpan(digitsMax), out int written, default, CultureInfo.InvariantCulture);
        _output.Advance(written);
    }

    /// <inheritdoc/>
    public void SmallInteger(int value) => Integer(value);

    /// <summary>
    /// Writes a number so that it reads back the same. JSON has no word for NaN and the infinities: they are texts, as
    /// a bare word makes the whole reply unreadable for most parsers.
    /// </summary>
    /// <param name="value">The number.</param>
    public void Double(double value)
    {
        const int charsMax = 32;
        if (!double.IsFinite(value))
        {
            Text(value.ToString(CultureInfo.InvariantCulture));
            return;
        }
        Separate();
        value.TryFormat(_output.GetSpan(charsMax), out int written, default, CultureInfo.InvariantCulture);
        _output.Advance(written);
    }

    /// <inheritdoc/>
    public void Boolean(bool value)
    {
        Separate();
        _output.Write(value ? "true"u8 : "false"u8);
    }

    /// <summary>Writes a time as a text in the form that XML has too.</summary>
    /// <param name="value">The time.</param>
    public void Date(DateTimeOffset value) => Text(DateText.Of(value));

    /// <inheritdoc/>
    public void BeginArray() => Open("["u8);

    /// <inheritdoc/>
    public void EndArray() => Close("]"u8);

    /// <inheritdoc/>
    public void BeginStruct() => Open("{"u8);

    /// <inheritdoc/>
    public void Member(string name)
    {
        Separate();
        JsonEscape.Write(_output, name);
        _output.Write(":"u8);
        _comma = false;
    }

    /// <inheritdoc/>
    public void EndStruct() => Close("}"u8);

    /// <summary>Writes null.</summary>
    public void Null() => Raw("null"u8);

    /// <inheritdoc/>
    public void Raw(ReadOnlySpan<byte> encoded)
    {
        Separate();
        _output.Write(encoded);
    }

    private void Separate()
    {
        if (_comma)
        {
            _output.Write(","u8);
        }
        _comma = true;
    }

    private void Open(ReadOnlySpan<byte> bracket)
    {
        Separate();
        _output.Write(bracket);
        _comma = false;
    }

    private void Close(ReadOnlySpan<byte> bracket)
    {
        _output.Write(bracket);
        _comma = true;
    }
}
