using System.Buffers;
using System.Globalization;
using System.Text;

namespace Xen.Model.Rpc.Handlers;

/// <summary>The head of a request: its first line and its headers. Immutable.</summary>
internal sealed class RequestHead
{
    /// <summary>Headers that one request may have; the limit of ASP.NET Core.</summary>
    public const int HeadersMax = 100;

    private readonly List<KeyValuePair<string, string>> _headers;

    private RequestHead(string method, string target, bool isHttp10, List<KeyValuePair<string, string>> headers)
    {
        Method = method;
        int question = target.IndexOf('?', StringComparison.Ordinal);
        Path = HttpParameters.Decoded(question < 0 ? target : target[..question]);
        RawQuery = question < 0 ? "" : target[question..];
        IsHttp10 = isHttp10;
        _headers = headers;
    }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The path, percent-decoded.</summary>
    public string Path { get; }

    /// <summary>The query with its question mark; empty for none.</summary>
    public string RawQuery { get; }

    /// <summary>True for HTTP/1.0 and older.</summary>
    public bool IsHttp10 { get; }

    /// <summary>All headers in the order in which they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>The declared length of the body; null for none.</summary>
    public long? ContentLength =>
        Header("Content-Length") is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A header; several of one name are joined; empty for none.</summary>
    public string Header(string name) => string.Join(
        name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? ";" : ", ",
        _headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value));

    /// <summary>Finds the end of a head: the place behind its empty line; null when it is not there yet.</summary>
    public static SequencePosition? EndOf(in ReadOnlySequence<byte> bytes)
    {
        var reader = new SequenceReader<byte>(bytes);
        while (reader.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n'))
        {
            if (line.IsEmpty || (line.Length == 1 && line.FirstSpan[0] == (byte)'\r'))
            {
                return reader.Position;
            }
        }
        return null;
    }

    /// <summary>Reads a whole head; the status of the answer when it is none.</summary>
    /// <param name="bytes">The bytes up to and with the empty line.</param>
    /// <param name="head">The head.</param>
    public static int? Read(in ReadOnlySequence<byte> bytes, out RequestHead? head)
    {
        head = null;
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        string[] first = lines[0].TrimEnd('\r').Split(' ');
        if (first.Length != 3 || !first[2].StartsWith("HTTP/1.", StringComparison.Ordinal)
            || Origin(first[1]) is not { } target)
        {
            return 400;
        }
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string line in lines.Skip(1).Select(line => line.TrimEnd('\r')).TakeWhile(line => line.Length > 0))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t") || line.Contains('\0', StringComparison.Ordinal))
            {
                return 400;
            }
            if (headers.Count == HeadersMax)
            {
                return 431;
            }
            headers.Add(KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim()));
        }
        head = new RequestHead(first[0], target, first[2] == "HTTP/1.0", headers);
        return IsLength(head.Header("Content-Length")) ? null : 400;
    }

    /// <summary>The target from its path on: some clients send a whole address. Null for what is no path.</summary>
    private static string? Origin(string target)
    {
        if (target.StartsWith('/'))
        {
            return target;
        }
        int scheme = target.IndexOf("://", StringComparison.Ordinal);
        int slash = scheme < 0 ? -1 : target.IndexOf('/', scheme + 3);
        return slash < 0 ? null : target[slash..];
    }

    private static bool IsLength(string text) => text.Length == 0
        || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length) && length >= 0);
}
