using System.Collections.Frozen;

namespace Xen.Model.Verbs.Parameters;

/// <summary>Parameters that every command takes, and that are therefore no filters.</summary>
internal static class GeneralWords
{
    private static readonly FrozenSet<string> s_words = FrozenSet.Create(
        StringComparer.Ordinal,
        "server", "password", "port", "username", "minimal", "force", "multiple", "all", "message-priority", "trace");

    /// <summary>True for such a word.</summary>
    public static bool Has(string name) => s_words.Contains(name);
}
