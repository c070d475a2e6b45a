using System.Globalization;
using System.Text;
using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Operations;

/// <summary>
/// The text of a task's result: a <c>value</c> element, whatever protocol the client speaks. This spelling is part of
/// the API, not of a transport, hence it is here. Not thread-safe.
/// </summary>
public sealed class TaskResult : IWireWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>The text of a value that a callback writes.</summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value.</param>
    public static string WrittenBy<TState>(TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        var writer = new TaskResult();
        value(writer, state);
        return writer._text.ToString();
    }

    /// <summary>The text of a result.</summary>
    /// <param name="call">The message that declares the type; null when there is no result.</param>
    /// <param name="result">The result.</param>
    public static string Of(CallInfo? call, object? result)
    {
        var writer = new TaskResult();
        if (call is null)
        {
            writer.Text(result?.ToString() ?? "");
        }
        else
        {
            call.WriteResult(writer, result);
        }
        return writer._text.ToString();
    }

    /// <inheritdoc/>
    public void Text(string value) => Element(null, value);

    /// <inheritdoc/>
    public void Integer(long value) => Element(null, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void SmallInteger(int value) => Element("i4", value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Double(double value) => Element("double", FloatText.Of(value, FloatText.WireDigits));

    /// <inheritdoc/>
    public void Boolean(bool value) => Element("boolean", value ? "1" : "0");

    /// <inheritdoc/>
    public void Date(DateTimeOffset value) => Element("dateTime.iso8601", DateText.Of(value));

    /// <inheritdoc/>
    public void BeginArray() => _text.Append("<value><array><data>");

    /// <inheritdoc/>
    public void EndArray() => _text.Append("</data></array></value>");

    /// <inheritdoc/>
    public void BeginStruct() => _text.Append("<value><struct>");

    /// <inheritdoc/>
    public void Member(string name)
    {
        // The element of the value before is closed here, as only the next member or the end knows that it is complete.
        CloseMember();
        _text.Append("<member><name>").Append(Escape(name)).Append("</name>");
    }

    /// <inheritdoc/>
    public void EndStruct()
    {
        CloseMember();
        _text.Append("</struct></value>");
    }

    /// <inheritdoc/>
    public void Raw(ReadOnlySpan<byte> encoded) => _text.Append(Encoding.UTF8.GetString(encoded));

    private void CloseMember()
    {
        if (_text.Length >= 8 && !EndsWith("<struct>"))
        {
            _text.Append("</member>");
        }
    }

    private bool EndsWith(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (_text[_text.Length - text.Length + at] != text[at])
            {
                return false;
            }
        }
        return true;
    }

    private void Element(string? name, string content)
    {
        _text.Append("<value>");
        _ = name is null
            ? _text.Append(Escape(content))
            : _text.Append('<').Append(name).Append('>').Append(content).Append("</").Append(name).Append('>');
        _text.Append("</value>");
    }

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                '"' => safe.Append("&quot;"),
                < ' ' and not ('\t' or '\n' or '\r') => safe,
                _ => safe.Append(c),
            };
        }
        return safe.ToString();
    }
}
