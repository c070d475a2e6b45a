using System.Globalization;

namespace Xen.Model.Rpc.Handlers.Archives;

/// <summary>Whether a client is to get XML or JSON.</summary>
internal static class ArchiveForm
{
    /// <summary>The type of XML documents.</summary>
    public const string Xml = "text/xml";

    /// <summary>The type of JSON documents.</summary>
    public const string Json = "application/json";

    private const string JsonParameter = "json";

    /// <summary>
    /// True for JSON. What the client accepts decides, and JSON when it accepts both alike; a client that says nothing
    /// of use gets JSON when it has the parameter <c>json</c>, whatever its value.
    /// </summary>
    public static bool IsJson(HttpExchange exchange)
    {
        double json = 0;
        double xml = 0;
        foreach (string range in exchange.Header("Accept").Split(',', StringSplitOptions.TrimEntries))
        {
            (string type, double quality) = Parse(range);
            if (type is Json or "application/*" or "*/*")
            {
                json = Math.Max(json, quality);
            }
            if (type is Xml or "application/xml" or "text/*" or "*/*")
            {
                xml = Math.Max(xml, quality);
            }
        }
        return json > 0 || xml > 0 ? json >= xml : exchange.HasQuery(JsonParameter);
    }

    /// <summary>
    /// The same for whole archives, which are XML unless the client says that it wants, or prefers, JSON.
    /// </summary>
    public static bool IsJsonWanted(HttpExchange exchange)
    {
        string accepted = exchange.Header("Accept");
        return exchange.HasQuery(JsonParameter)
            || (accepted.Contains(Json, StringComparison.OrdinalIgnoreCase) && IsJson(exchange));
    }

    private static (string Type, double Quality) Parse(string range)
    {
        string[] parts = range.Split(';', StringSplitOptions.TrimEntries);
        string? quality = parts.Skip(1)
            .FirstOrDefault(part => part.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        bool isRead = double.TryParse(
            quality?[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        return (parts[0].ToLowerInvariant(), quality is null ? 1 : isRead ? Math.Clamp(value, 0, 1) : 0);
    }
}
