using Xen.Model.Errors;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Queries;

/// <summary>Reads a where-expression. Used once.</summary>
internal sealed class WhereParser(XenClass type, string text)
{
    private const string ReferenceName = "_ref";

    private int _at;
    private int _depth;

    /// <summary>The first thing that was wrong; null while nothing is.</summary>
    public XenError? Error { get; private set; }

    public WhereNode? Read()
    {
        WhereNode? query = ReadQuery();
        if (query is not null && Peek() != '\0')
        {
            return Unreadable("text after the end");
        }
        return query;
    }

    private WhereNode? ReadQuery()
    {
        if (++_depth > WhereExpression.DepthMax)
        {
            return Unreadable("nested too deep");
        }
        WhereNode? first = ReadTerm();
        List<(bool IsAnd, WhereNode Term)>? rest = null;
        while (first is not null && (IsNext("and") ? true : IsNext("or") ? false : (bool?)null) is { } isAnd)
        {
            if (ReadTerm() is not { } term)
            {
                return null;
            }
            (rest ??= []).Add((isAnd, term));
        }
        _depth--;
        return first is null || rest is null ? first : new WhereNode.Chain(first, rest);
    }

    private WhereNode? ReadTerm()
    {
        if (IsNext("true"))
        {
            return new WhereNode.Constant(true);
        }
        if (IsNext("false"))
        {
            return new WhereNode.Constant(false);
        }
        if (IsNext("not"))
        {
            return ReadQuery() is { } inner ? new WhereNode.Not(inner) : null;
        }
        if (IsNext("("))
        {
            WhereNode? inner = ReadQuery();
            return inner is null || IsNext(")") ? inner : Unreadable("a closing parenthesis is missing");
        }
        return ReadComparison();
    }

    private WhereNode.Same? ReadComparison()
    {
        if (ReadValue() is not { } left)
        {
            return null;
        }
        if (!IsNext("="))
        {
            Unreadable("an equals sign is missing");
            return null;
        }
        return ReadValue() is { } right ? new WhereNode.Same(left, right) : null;
    }

    private WhereValue? ReadValue()
    {
        bool isField = IsNext("field");
        if (Peek() != '"')
        {
            Unreadable(isField ? "a field's name is missing" : "a value is missing");
            return null;
        }
        int end = text.IndexOf('"', _at + 1);
        if (end < 0)
        {
            Unreadable("a closing quote is missing");
            return null;
        }
        string quoted = text[(_at + 1)..end];
        _at = end + 1;
        return isField ? FieldNamed(quoted) : new WhereValue(quoted, null);
    }

    private WhereValue? FieldNamed(string name)
    {
        if (name == ReferenceName)
        {
            return new WhereValue(null, null);
        }
        // What clients cannot read they must not find out by asking either.
        if (type.FieldQueried(name) is { Declaration.Internal: false } field)
        {
            return new WhereValue(null, field);
        }
        Error ??= new XenError(ErrorCode.InternalError, $"missing field: {type.WireName}.{name}");
        return null;
    }

    /// <summary>Steps over a word or sign if it comes next.</summary>
    private bool IsNext(string word)
    {
        Peek();
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }
        _at += word.Length;
        return true;
    }

    /// <summary>The next character that is no space; a zero at the end.</summary>
    private char Peek()
    {
        while (_at < text.Length && text[_at] is (' ' or '\t' or '\n' or '\r'))
        {
            _at++;
        }
        return _at < text.Length ? text[_at] : '\0';
    }

    private WhereNode? Unreadable(string why)
    {
        Error ??= new XenError(ErrorCode.InvalidValue, text, $"position {_at}: {why}");
        return null;
    }
}
