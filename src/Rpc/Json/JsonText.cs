using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Xen.Model.Rpc.Json;

/// <summary>
/// The text of a string token or member name. The library's own function throws on half of a surrogate pair, and a
/// body could make it throw a hundred thousand times.
/// </summary>
internal static class JsonText
{
    /// <summary>The text of the current token, whose bytes must be valid UTF-8.</summary>
    /// <param name="json">The reader, on a string or a member name.</param>
    /// <param name="broken">Whether escapes named half of a surrogate pair, which is now U+FFFD.</param>
    internal static string Of(ref readonly Utf8JsonReader json, out bool broken)
    {
        broken = false;
        string raw = Encoding.UTF8.GetString(json.ValueSpan);
        if (!json.ValueIsEscaped)
        {
            return raw;
        }
        string text = Unescape(raw);
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        broken = whole != text;
        return whole;
    }

    private static string Unescape(ReadOnlySpan<char> rest)
    {
        var all = new StringBuilder(rest.Length);
        for (int mark = rest.IndexOf('\\'); mark >= 0; mark = rest.IndexOf('\\'))
        {
            all.Append(rest[..mark]);
            char kind = rest[mark + 1];
            all.Append(kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(
                    rest.Slice(mark + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => kind,
            });
            rest = rest[(mark + (kind == 'u' ? 6 : 2))..];
        }
        return all.Append(rest).ToString();
    }
}
