using System.Text;

namespace Xen.Model.Verbs.Listing;

/// <summary>Lays out the lines of one object. Thread-safe.</summary>
internal static class RecordText
{
    private const int Indent = 4;

    /// <summary>
    /// The lines, each with a line feed: the first label stands on the left, the others on the right, all as wide as
    /// the longest and four more.
    /// </summary>
    public static string Of(IReadOnlyList<(string Label, string Value)> lines)
    {
        int width = Indent + (lines.Count == 0 ? 0 : lines.Max(line => line.Label.Length));
        var text = new StringBuilder();
        for (int at = 0; at < lines.Count; at++)
        {
            (string label, string value) = lines[at];
            text.Append(at == 0 ? label.PadRight(width) : label.PadLeft(width)).Append(": ").Append(value).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The same with the empty line that follows an object in a list.</summary>
    public static string InList(IReadOnlyList<(string Label, string Value)> lines) => Of(lines) + "\n";
}
