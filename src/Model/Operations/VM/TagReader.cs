using System.Diagnostics.CodeAnalysis;

namespace Xen.Model.Operations.VM;

/// <summary>One tag of a text: its name and attributes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Attributes">The attributes.</param>
/// <param name="IsClosing">True for a tag that ends an element.</param>
/// <param name="IsEmpty">True for a tag that is a whole element.</param>
internal sealed record Tag(string Name, IReadOnlyDictionary<string, string> Attributes, bool IsClosing, bool IsEmpty);

/// <summary>Reads tags with nothing but white space between them. Not thread-safe.</summary>
internal sealed class TagReader(string text)
{
    private int _at;

    /// <summary>True when nothing but white space is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _at == text.Length;
        }
    }

    /// <summary>Reads the next tag. False when there is none, or something else.</summary>
    public bool TryRead([NotNullWhen(true)] out Tag? tag)
    {
        tag = null;
        SkipSpace();
        if (!TrySkip('<'))
        {
            return false;
        }
        bool isClosing = TrySkip('/');
        string name = ReadName();
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        SkipSpace();
        while (_at < text.Length && text[_at] is not ('/' or '>'))
        {
            if (!TryReadAttribute(attributes))
            {
                return false;
            }
            SkipSpace();
        }
        bool isEmpty = TrySkip('/');
        if (name.Length == 0 || !TrySkip('>'))
        {
            return false;
        }
        tag = new Tag(name, attributes, isClosing, isEmpty);
        return true;
    }

    private bool TryReadAttribute(Dictionary<string, string> attributes)
    {
        string name = ReadName();
        SkipSpace();
        if (name.Length == 0 || !TrySkip('='))
        {
            return false;
        }
        SkipSpace();
        if (_at == text.Length || text[_at] is not ('"' or '\''))
        {
            return false;
        }
        char quote = text[_at];
        int end = text.IndexOf(quote, _at + 1);
        if (end < 0)
        {
            return false;
        }
        string value = text[(_at + 1)..end];
        _at = end + 1;
        return value.IndexOfAny(['<', '&']) < 0 && attributes.TryAdd(name, value);
    }

    private string ReadName()
    {
        int start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '-'))
        {
            _at++;
        }
        return text[start.._at];
    }

    private bool TrySkip(char expected)
    {
        if (_at == text.Length || text[_at] != expected)
        {
            return false;
        }
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
