namespace Xen.Model.Rpc.Handlers;

/// <summary>Names and values in queries and cookies, in every form that clients use.</summary>
internal static class HttpParameters
{
    /// <summary>Parameters that are taken from one request; further ones are ignored.</summary>
    public const int ParametersMax = 1_024;

    /// <summary>The parameters of a query, with or without its question mark.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OfQuery(string query) =>
        Split(query.StartsWith('?') ? query[1..] : query, "&", text => Decoded(text.Replace('+', ' ')));

    /// <summary>The parameters of a cookie header: newer clients separate them by semicolons, old ones by ampersands.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OfCookies(string header) =>
        Split(header, ";&", text => Decoded(text.Trim()));

    /// <summary>Text with <c>%XX</c> taken back; what is no such thing stays.</summary>
    public static string Decoded(string text) =>
        text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    private static List<KeyValuePair<string, string>> Split(
        string text, string separators, Func<string, string> decode)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (Range part in text.AsSpan().SplitAny(separators))
        {
            string item = text[part];
            if (item.Length == 0 || found.Count == ParametersMax)
            {
                continue;
            }
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            found.Add(equals < 0
                ? KeyValuePair.Create(decode(item), "")
                : KeyValuePair.Create(decode(item[..equals]), decode(item[(equals + 1)..])));
        }
        return found;
    }
}
