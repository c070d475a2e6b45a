using System.Globalization;
using System.Text;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Handlers.Database;

/// <summary>Reads what <see cref="DatabaseText"/> writes. Not thread-safe.</summary>
internal ref struct DatabaseValue
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private DatabaseValue(string text) => _text = text;

    /// <summary>Gives a text the type of a field.</summary>
    /// <exception cref="FormatException">It is no such value.</exception>
    public static WireValue Read(string text, XenType type)
    {
        if (type.Element is null)
        {
            return Scalar(text, type);
        }
        var reader = new DatabaseValue(text);
        WireValue value = reader.Compound(type);
        return reader._at == text.Length ? value : throw new FormatException("something follows the value");
    }

    private static WireValue Scalar(string text, XenType type)
    {
        if (ReferenceEquals(type, XenType.Int))
        {
            return WireValue.Of(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }
        if (ReferenceEquals(type, XenType.Float))
        {
            return WireValue.Of(double.Parse(text, CultureInfo.InvariantCulture));
        }
        if (ReferenceEquals(type, XenType.Bool))
        {
            return WireValue.Of(bool.Parse(text));
        }
        return ReferenceEquals(type, XenType.Date) ? WireValue.Date(text) : WireValue.Of(text);
    }

    private WireValue Compound(XenType type)
    {
        var items = new List<WireValue>();
        var members = new List<KeyValuePair<string, WireValue>>();
        Expect('(');
        while (!TryTake(')'))
        {
            if (type.IsMap)
            {
                Expect('(');
                string key = Quoted();
                Expect(' ');
                members.Add(new(key, Value(type.Value!)));
                Expect(')');
            }
            else
            {
                items.Add(Value(type.Element!));
            }
            TryTake(' ');
        }
        return type.IsMap ? WireValue.Struct(members)
            : type.IsSet ? WireValue.Array(items)
            : items is [var inner] ? inner : WireValue.Nil;
    }

    private WireValue Value(XenType type) =>
        type.Element is not null ? Compound(type) : Scalar(Quoted(), type);

    private string Quoted()
    {
        Expect('\'');
        var found = new StringBuilder();
        while (!TryTake('\''))
        {
            TryTake('\\');
            found.Append(Next());
        }
        return found.ToString();
    }

    private char Next() => _at < _text.Length ? _text[_at++] : throw new FormatException("the value ends too early");

    private bool TryTake(char expected)
    {
        bool isThere = _at < _text.Length && _text[_at] == expected;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(char expected)
    {
        if (Next() != expected)
        {
            throw new FormatException($"'{expected}' is missing in the value");
        }
    }
}
