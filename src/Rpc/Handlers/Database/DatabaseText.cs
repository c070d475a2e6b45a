using System.Globalization;
using System.Text;
using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Handlers.Database;

/// <summary>
/// Writes the value of a field as dumps have it: plain where it is one value, <c>('a' 'b')</c> for sets,
/// <c>(('key' 'value'))</c> for maps. Not thread-safe.
/// </summary>
internal sealed class DatabaseText : IWireWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<bool> _outer = new();
    private bool _isInEntry;

    /// <summary>The value of a field of a record.</summary>
    public static string Of(Field field, XenRecord record)
    {
        var text = new DatabaseText();
        field.Write(text, record);
        return text._text.ToString();
    }

    public void Text(string value)
    {
        Separate();
        if (_outer.Count == 0)
        {
            _text.Append(value);
        }
        else
        {
            _text.Append('\'').Append(value.Replace("\\", "\\\\").Replace("'", "\\'")).Append('\'');
        }
        EndEntry();
    }

    public void Integer(long value) => Text(value.ToString(CultureInfo.InvariantCulture));

    public void SmallInteger(int value) => Integer(value);

    public void Double(double value) => Text(value.ToString("R", CultureInfo.InvariantCulture));

    public void Boolean(bool value) => Text(value ? "true" : "false");

    public void Date(DateTimeOffset value) => Text(DateText.Of(value));

    public void BeginArray() => Begin();

    public void EndArray() => End();

    public void BeginStruct() => Begin();

    public void Member(string name)
    {
        Separate();
        _text.Append('(');
        Text(name);
        _isInEntry = true;
    }

    public void EndStruct() => End();

    public void Raw(ReadOnlySpan<byte> encoded) => throw new NotSupportedException("fields are not encoded before");

    private void Begin()
    {
        Separate();
        _outer.Push(_isInEntry);
        _isInEntry = false;
        _text.Append('(');
    }

    private void End()
    {
        _text.Append(')');
        _isInEntry = _outer.Pop();
        EndEntry();
    }

    private void EndEntry()
    {
        if (_isInEntry)
        {
            _isInEntry = false;
            _text.Append(')');
        }
    }

    private void Separate()
    {
        if (_text.Length > 0 && _text[^1] != '(')
        {
            _text.Append(' ');
        }
    }
}
