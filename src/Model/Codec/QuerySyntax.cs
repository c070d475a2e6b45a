namespace Xen.Model.Codec;

/// <summary>How where-expressions spell sets and maps.</summary>
internal static class QuerySyntax
{
    public static string Set(IEnumerable<string> items) => "(" + string.Join(' ', items.Select(Quote)) + ")";

    public static string Map(IEnumerable<(string Key, string Value)> entries) =>
        "(" + string.Join(' ', entries.Select(entry => $"({Quote(entry.Key)} {Quote(entry.Value)})")) + ")";

    private static string Quote(string text) =>
        "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
