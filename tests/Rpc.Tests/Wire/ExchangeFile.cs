using System.Globalization;
using System.Text;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>
/// A file of spec/wire/exchanges: what it is about, then requests and replies in turn. A request begins with a line
/// <c>&gt;&gt;&gt; METHOD PATH</c>, a reply with <c>&lt;&lt;&lt; STATUS</c>; headers may follow on lines of their own,
/// then an empty line, then the body up to the next mark. Line feeds at the end of a body do not belong to it.
/// </summary>
internal static class ExchangeFile
{
    private const string RequestMark = ">>> ";
    private const string ReplyMark = "<<< ";

    /// <summary>Status of a reply that is still to be recorded.</summary>
    public const int Unknown = 0;

    public static List<Exchange> Read(string text)
    {
        var exchanges = new List<Exchange>();
        Part? request = null;
        foreach (Part part in Parts(text))
        {
            if (part.IsRequest)
            {
                request = part;
            }
            else
            {
                exchanges.Add(new Exchange(request!, part));
            }
        }
        return exchanges;
    }

    private static IEnumerable<Part> Parts(string text)
    {
        string[] lines = text.Split('\n');
        int[] marks = [.. Enumerable.Range(0, lines.Length).Where(at => IsMark(lines[at]))];
        for (int number = 0; number < marks.Length; number++)
        {
            int end = number + 1 < marks.Length ? marks[number + 1] : lines.Length;
            string[] rest = lines[(marks[number] + 1)..end];
            int empty = Array.IndexOf(rest, "");
            string first = lines[marks[number]];
            yield return new Part(
                first.StartsWith(RequestMark, StringComparison.Ordinal),
                first[RequestMark.Length..],
                empty < 0 ? rest : rest[..empty],
                empty < 0 ? "" : string.Join('\n', rest[(empty + 1)..]).TrimEnd('\n'));
        }
    }

    private static bool IsMark(string line) =>
        line.StartsWith(RequestMark, StringComparison.Ordinal) || line.StartsWith(ReplyMark, StringComparison.Ordinal);

    /// <summary>One side of an exchange.</summary>
    internal sealed record Part(bool IsRequest, string First, IReadOnlyList<string> Headers, string Body);

    /// <summary>A request with its reply.</summary>
    internal sealed record Exchange(Part Request, Part Reply)
    {
        public int Status => int.TryParse(Reply.First, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            ? status
            : Unknown;

        /// <summary>The bytes to send, each as one character.</summary>
        public string Bytes(string session)
        {
            string body = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(
                Request.Body.Replace("SESSION", session, StringComparison.Ordinal)));
            string headers = string.Concat(Request.Headers.Select(header => header + "\r\n"));
            string length = body.Length.ToString(CultureInfo.InvariantCulture);
            return $"{Request.First} HTTP/1.1\r\nHost: test\r\n{headers}Content-Length: {length}\r\n\r\n{body}";
        }
    }
}
