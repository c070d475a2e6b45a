using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>
/// Reads the spelling that client libraries produce, several times faster than a general parser. It gives up on
/// everything else, the malformed included, so that <see cref="XmlDocumentReader"/> alone decides what is refused.
/// </summary>
internal ref struct XmlScanner
{
    // Where plain text ends, or may need what only the general parser does: line ends to be unified, characters
    // that XML forbids (two of them begin with 0xEF), the forbidden "]]>".
    private static readonly SearchValues<byte> s_stops = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(b => (byte)b).Except("\t\n"u8.ToArray()), .. "<&]"u8, 0xEF]);

    private static readonly SearchValues<byte> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(b => (byte)b).Except("\t\n"u8.ToArray())]);

    private readonly ReadOnlySpan<byte> _body;
    private readonly WireCollector _into;
    private int _at;

    private XmlScanner(ReadOnlySpan<byte> body, WireCollector into)
    {
        _body = body;
        _into = into;
    }

    /// <summary>The call, or null if a general parser has to look at the body.</summary>
    internal static RpcRequest? TryRead(ReadOnlySpan<byte> body, WireLimits limits) => Utf8.IsValid(body)
        ? new XmlScanner(body, new WireCollector(limits, damaged: false)).Call()
        : null;

    private RpcRequest? Call()
    {
        if (!Prolog() || !Eat("<methodCall>"u8) || !EatAfterBlanks("<methodName>"u8) || !Text(out string method)
            || !Eat("</methodName>"u8) || !EatAfterBlanks("<params"u8))
        {
            return null;
        }
        List<WireValue> parameters = [];
        if (!Eat("/>"u8))
        {
            if (!Eat(">"u8))
            {
                return null;
            }
            while (EatAfterBlanks("<param>"u8))
            {
                Blanks();
                if (!Value(0, out WireValue value) || !EatAfterBlanks("</param>"u8))
                {
                    return null;
                }
                _into.Add(parameters, value);
            }
            if (!Eat("</params>"u8))
            {
                return null;
            }
        }
        method = method.Trim();
        if (!EatAfterBlanks("</methodCall>"u8) || method.Length == 0)
        {
            return null;
        }
        Blanks();
        return _at < _body.Length
            ? null
            : new RpcRequest { Protocol = RpcProtocol.XmlRpc, MethodName = method, Parameters = parameters };
    }

    /// <summary>Skips one of the usual XML declarations.</summary>
    private bool Prolog()
    {
        if (Eat("<?xml version="u8)
            && !(Eat("\"1.0\"?>"u8) || Eat("'1.0'?>"u8)
                || Eat("\"1.0\" encoding=\"UTF-8\"?>"u8) || Eat("\"1.0\" encoding=\"utf-8\"?>"u8)
                || Eat("'1.0' encoding='utf-8'?>"u8) || Eat("'1.0' encoding='UTF-8'?>"u8)))
        {
            return false;
        }
        if (_at > 0)
        {
            Blanks();
        }
        return true;
    }

    private bool Value(int depth, out WireValue value)
    {
        value = default;
        if (!Eat("<value>"u8))
        {
            value = WireValue.Of("");
            return Eat("<value/>"u8);
        }
        int start = _at;
        Blanks();
        if (_at + 1 < _body.Length && _body[_at] == '<' && _body[_at + 1] != '/')
        {
            return Typed(depth, out value) && EatAfterBlanks("</value>"u8);
        }
        _at = start;
        if (!Text(out string text) || !Eat("</value>"u8))
        {
            return false;
        }
        value = WireValue.Of(text);
        return true;
    }

    private bool Typed(int depth, out WireValue value)
    {
        value = default;
        if (Eat("<struct>"u8))
        {
            return Struct(_into.Deeper(depth), out value);
        }
        if (Eat("<array>"u8))
        {
            return Array(_into.Deeper(depth), out value);
        }
        if (Scalar("<string>"u8, "</string>"u8, out string? text))
        {
            value = WireValue.Of(text!);
        }
        else if (Scalar("<int>"u8, "</int>"u8, out text) || Scalar("<i4>"u8, "</i4>"u8, out text)
            || Scalar("<i8>"u8, "</i8>"u8, out text))
        {
            value = XmlScalars.Integer(text!, _into);
        }
        else if (Scalar("<boolean>"u8, "</boolean>"u8, out text))
        {
            value = XmlScalars.Boolean(text!, _into);
        }
        else if (Scalar("<double>"u8, "</double>"u8, out text))
        {
            value = XmlScalars.Double(text!, _into);
        }
        else if (Scalar("<dateTime.iso8601>"u8, "</dateTime.iso8601>"u8, out text))
        {
            value = XmlScalars.Date(text!, _into);
        }
        else if (Eat("<string/>"u8))
        {
            value = WireValue.Of("");
        }
        else
        {
            return Eat("<nil/>"u8);
        }
        return true;
    }

    private bool Scalar(ReadOnlySpan<byte> open, ReadOnlySpan<byte> close, out string? text)
    {
        text = null;
        int start = _at;
        if (Eat(open) && Text(out string found) && Eat(close))
        {
            text = found;
            return true;
        }
        _at = start;
        return false;
    }

    private bool Array(int depth, out WireValue value)
    {
        List<WireValue> items = [];
        value = WireValue.Array(items);
        if (EatAfterBlanks("<data/>"u8))
        {
            return EatAfterBlanks("</array>"u8);
        }
        if (!Eat("<data>"u8))
        {
            return false;
        }
        while (!EatAfterBlanks("</data>"u8))
        {
            if (!Value(depth, out WireValue item))
            {
                return false;
            }
            _into.Add(items, item);
        }
        return EatAfterBlanks("</array>"u8);
    }

    private bool Struct(int depth, out WireValue value)
    {
        value = default;
        var members = new StructBuilder();
        while (!EatAfterBlanks("</struct>"u8))
        {
            if (!Eat("<member>"u8) || !EatAfterBlanks("<name>"u8) || !Text(out string name) || !Eat("</name>"u8))
            {
                return false;
            }
            Blanks();
            if (!Value(depth, out WireValue item) || !EatAfterBlanks("</member>"u8))
            {
                return false;
            }
            _into.Add(members, name, item);
        }
        value = members.Build();
        return true;
    }

    /// <summary>Reads text up to the next tag.</summary>
    private bool Text(out string text)
    {
        ReadOnlySpan<byte> rest = _body[_at..];
        int end = rest.IndexOfAny(s_stops);
        if (end >= 0 && rest[end] == '<')
        {
            _at += end;
            text = Encoding.UTF8.GetString(rest[..end]);
            return true;
        }
        text = "";
        end = rest.IndexOf((byte)'<');
        return end >= 0 && RareText(end, out text);
    }

    /// <summary>Reads text with something in it that needs a second look.</summary>
    private bool RareText(int length, out string text)
    {
        ReadOnlySpan<byte> raw = _body.Slice(_at, length);
        text = "";
        if (raw.ContainsAny(s_controls) || raw.IndexOf("]]>"u8) >= 0
            || raw.IndexOf((ReadOnlySpan<byte>)[0xEF, 0xBF, 0xBE]) >= 0
            || raw.IndexOf((ReadOnlySpan<byte>)[0xEF, 0xBF, 0xBF]) >= 0)
        {
            return false;
        }
        _at += length;
        text = Encoding.UTF8.GetString(raw);
        return !text.Contains('&', StringComparison.Ordinal) || XmlEntities.TryExpand(text, out text);
    }

    private void Blanks()
    {
        while (_at < _body.Length && _body[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    private bool EatAfterBlanks(ReadOnlySpan<byte> token)
    {
        Blanks();
        return Eat(token);
    }

    private bool Eat(ReadOnlySpan<byte> token)
    {
        if (!_body[_at..].StartsWith(token))
        {
            return false;
        }
        _at += token.Length;
        return true;
    }
}
