using System.Globalization;
using System.Text;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Tests;

/// <summary>
/// Writes values as a text that shows everything, order included, and refuses what no protocol could write.
/// </summary>
internal sealed class WireText : IWireWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<char> _open = new();
    private bool _named;

    /// <summary>All fields of a record that outlive the process, those included that clients never see.</summary>
    public static string OfLastingFields(XenRecord record)
    {
        var writer = new WireText();
        foreach (Field field in record.Class.CheckpointFields)
        {
            writer._text.Append(field.WireName).Append('=');
            field.Write(writer, record);
            writer._text.Append('\n');
        }
        return writer.ToString();
    }

    /// <summary>A record as clients get it.</summary>
    public static string Of(XenRecord record)
    {
        var writer = new WireText();
        record.Write(writer);
        writer._open.Should().BeEmpty("everything opened is closed");
        return writer.ToString();
    }

    public void Text(string value) => Value($"'{value}'");

    public void Integer(long value) => Value(value.ToString(CultureInfo.InvariantCulture));

    public void SmallInteger(int value) => Value(value.ToString(CultureInfo.InvariantCulture) + "s");

    public void Double(double value) => Value(value.ToString("R", CultureInfo.InvariantCulture) + "f");

    public void Boolean(bool value) => Value(value ? "true" : "false");

    public void Date(DateTimeOffset value) => Value(value.ToString("O", CultureInfo.InvariantCulture));

    public void BeginArray() => Open('[');

    public void EndArray() => Close('[', ']');

    public void BeginStruct() => Open('{');

    public void Member(string name)
    {
        (_open.Count > 0 && _open.Peek() == '{' && !_named).Should().BeTrue("a member stands in a struct");
        _named = true;
        _text.Append(name).Append(':');
    }

    public void EndStruct() => Close('{', '}');

    public void Raw(ReadOnlySpan<byte> encoded) => Value(Encoding.UTF8.GetString(encoded));

    public override string ToString() => _text.ToString();

    private void Value(string text)
    {
        Named();
        _text.Append(text).Append(' ');
    }

    private void Open(char bracket)
    {
        Named();
        _open.Push(bracket);
        _text.Append(bracket);
    }

    private void Close(char opening, char closing)
    {
        _named.Should().BeFalse("a member has a value");
        _open.Pop().Should().Be(opening);
        _text.Append(closing).Append(' ');
    }

    private void Named()
    {
        (_open.Count == 0 || _open.Peek() == '[' || _named).Should().BeTrue("a value in a struct has a name");
        _named = false;
    }
}
