using System.Text;

namespace Xen.Model.Rpc.Xml;

/// <summary>The five entities that XML defines itself.</summary>
internal static class XmlEntities
{
    /// <summary>Expands them; false if the text has any other, or a number of a character.</summary>
    internal static bool TryExpand(string text, out string expanded)
    {
        expanded = "";
        var all = new StringBuilder(text.Length);
        ReadOnlySpan<char> rest = text;
        for (int mark = rest.IndexOf('&'); mark >= 0; mark = rest.IndexOf('&'))
        {
            all.Append(rest[..mark]);
            rest = rest[(mark + 1)..];
            (char plain, int length) = rest switch
            {
                ['l', 't', ';', ..] => ('<', 3),
                ['g', 't', ';', ..] => ('>', 3),
                ['a', 'm', 'p', ';', ..] => ('&', 4),
                ['q', 'u', 'o', 't', ';', ..] => ('"', 5),
                ['a', 'p', 'o', 's', ';', ..] => ('\'', 5),
                _ => ('\0', 0),
            };
            if (length == 0)
            {
                return false;
            }
            all.Append(plain);
            rest = rest[length..];
        }
        expanded = all.Append(rest).ToString();
        return true;
    }
}
