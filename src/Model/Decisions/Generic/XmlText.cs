namespace Xen.Model.Decisions.Generic;

/// <summary>Which text every protocol can carry.</summary>
internal static class XmlText
{
    /// <summary>True when XML can carry all of the text.</summary>
    public static bool IsWritable(string text) => FirstBad(text) < 0;

    /// <summary>The text up to the first character that XML cannot carry.</summary>
    public static string Writable(string text)
    {
        int bad = FirstBad(text);
        return bad < 0 ? text : text[..bad];
    }

    private static int FirstBad(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(c) || c is '\ufffe' or '\uffff' or (< ' ' and not ('\t' or '\n' or '\r')))
            {
                return at;
            }
        }
        return -1;
    }
}
