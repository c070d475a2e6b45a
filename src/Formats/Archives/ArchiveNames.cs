namespace Xen.Model.Formats.Archives;

/// <summary>How kinds and functions are spelled in files.</summary>
public static class ArchiveNames
{
    private static readonly (SourceKind Kind, string Name)[] s_kinds =
        [(SourceKind.Gauge, "GAUGE"), (SourceKind.Absolute, "ABSOLUTE"), (SourceKind.Derive, "DERIVE")];

    private static readonly (Consolidation Function, string Name)[] s_functions =
    [
        (Consolidation.Average, "AVERAGE"), (Consolidation.Min, "MIN"), (Consolidation.Max, "MAX"),
        (Consolidation.Last, "LAST"),
    ];

    /// <summary>The name of a kind.</summary>
    public static string Of(SourceKind kind) => s_kinds[(int)kind].Name;

    /// <summary>The name of a function.</summary>
    public static string Of(Consolidation function) => s_functions[(int)function].Name;

    /// <summary>Reads the name of a kind.</summary>
    public static bool TryParse(string text, out SourceKind kind)
    {
        int at = Array.FindIndex(s_kinds, item => item.Name == text);
        kind = at < 0 ? default : s_kinds[at].Kind;
        return at >= 0;
    }

    /// <summary>Reads the name of a function, in capitals or not; <c>ave</c> is one, too.</summary>
    public static bool TryParse(string text, out Consolidation function)
    {
        string name = text.Equals("ave", StringComparison.OrdinalIgnoreCase) ? "AVERAGE" : text;
        int at = Array.FindIndex(
            s_functions, item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        function = at < 0 ? default : s_functions[at].Function;
        return at >= 0;
    }
}
