using System.Text;

namespace Xen.Model.Formats.Xva;

/// <summary>Writes values in one line, texts without a type of their own.</summary>
internal static class XvaValueWriter
{
    public static void Write(StringBuilder text, XvaValue value)
    {
        text.Append("<value>");
        switch (value.Kind)
        {
            case XvaValueKind.Text:
                Escape(text, value.Text);
                break;
            case XvaValueKind.Array:
                text.Append("<array><data>");
                foreach (XvaValue item in value.Items)
                {
                    Write(text, item);
                }
                text.Append("</data></array>");
                break;
            case XvaValueKind.Struct:
                text.Append("<struct>");
                foreach ((string name, XvaValue member) in value.Members)
                {
                    Escape(text.Append("<member><name>"), name);
                    Write(text.Append("</name>"), member);
                    text.Append("</member>");
                }
                text.Append("</struct>");
                break;
            default:
                string element = XvaValueReader.ElementOf(value.Kind);
                Escape(text.Append('<').Append(element).Append('>'), value.Text);
                text.Append("</").Append(element).Append('>');
                break;
        }
        text.Append("</value>");
    }

    /// <summary>What no XML can carry is left out.</summary>
    private static void Escape(StringBuilder text, string content)
    {
        for (int at = 0; at < content.Length; at++)
        {
            char c = content[at];
            _ = c switch
            {
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '&' => text.Append("&amp;"),
                '"' => text.Append("&quot;"),
                // Readers would make a line feed of it.
                '\r' => text.Append("&#13;"),
                < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF' => text,
                _ when char.IsHighSurrogate(c) && at + 1 < content.Length && char.IsLowSurrogate(content[at + 1]) =>
                    text.Append(c).Append(content[++at]),
                _ when char.IsSurrogate(c) => text,
                _ => text.Append(c),
            };
        }
    }
}
