using Xen.Model.Primitives;

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

    /// <summary>True when XML can carry all text in a value of any type.</summary>
    public static bool IsWritable(object value) => value switch
    {
        string text => IsWritable(text),
        XenSet<string> set => set.All(IsWritable),
        XenMap<string, string> map => map.All(entry => IsWritable(entry.Key) && IsWritable(entry.Value)),
        _ => true,
    };

    /// <summary>
    /// A value of any type with each text in it cut before the first character that XML cannot carry.
    /// </summary>
    public static object Writable(object value) => value switch
    {
        _ when IsWritable(value) => value,
        string text => Writable(text),
        XenSet<string> set => XenSet<string>.Of([.. set.Select(Writable)]),
        XenMap<string, string> map => XenMap<string, string>.Of(
            map.Select(entry => KeyValuePair.Create(Writable(entry.Key), Writable(entry.Value)))),
        _ => value,
    };

    /// <summary>A value as an error may show it: text up to what nobody can carry, nothing of other values.</summary>
    public static string Shown(object value) => value is string text ? Writable(text) : "";

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
