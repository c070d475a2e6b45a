using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace Xen.Model.WireFuzz;

/// <summary>What may come back from a server that was sent anything at all.</summary>
internal static partial class ReplyCheck
{
    /// <summary>Statuses of HTTP for what is no call; 0 stands for a closed connection.</summary>
    private static readonly HashSet<int> s_refusals = [0, 400, 403, 404, 405, 408, 411, 413, 414, 431, 500, 501, 505];

    /// <summary>What kind of reply it is, for counting.</summary>
    /// <exception cref="InvalidDataException">It should not have come.</exception>
    public static string Of(int status, byte[] body)
    {
        if (status != 200)
        {
            return s_refusals.Contains(status)
                ? $"HTTP {status}"
                : throw new InvalidDataException($"status {status}");
        }
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        if (Exceptional().IsMatch(text))
        {
            throw new InvalidDataException($"an exception went through: {text[..Math.Min(text.Length, 400)]}");
        }
        return text.StartsWith('<') ? Xml(text) : Json(text);
    }

    private static string Xml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (XmlException failure)
        {
            throw new InvalidDataException($"ill-formed XML: {failure.Message}", failure);
        }
        return text.Contains("<name>Status</name><value>Success</value>", StringComparison.Ordinal)
            ? "success"
            : "failure";
    }

    private static string Json(string text)
    {
        try
        {
            // The pool of the document is not worth its disposal here.
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return root.TryGetProperty("error", out JsonElement error) && error.ValueKind != JsonValueKind.Null
                ? "failure"
                : root.TryGetProperty("result", out _)
                    ? "success"
                    : throw new InvalidDataException("JSON with neither result nor error");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"ill-formed JSON: {failure.Message}", failure);
        }
    }

    [GeneratedRegex("INTERNAL_ERROR.{1,60}[A-Za-z]+Exception: ", RegexOptions.Singleline)]
    private static partial Regex Exceptional();
}
