using System.Globalization;
using System.Text;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>What a server answered, as far as the load and the bare endpoint need it.</summary>
/// <param name="Headers">Names and values.</param>
/// <param name="Body">The body.</param>
internal sealed record RawResponse(IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    /// <summary>Length of the whole response once its head is there; 0 before.</summary>
    /// <exception cref="InvalidDataException">It is not a successful response with a length.</exception>
    public static int LengthOf(ReadOnlySpan<byte> received)
    {
        int end = received.IndexOf(EndOfHead);
        if (end < 0)
        {
            return 0;
        }
        ReadOnlySpan<byte> head = received[..end];
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidDataException($"the server answered {Encoding.UTF8.GetString(received)}");
        }
        return end + EndOfHead.Length + ContentLength(head);
    }

    /// <summary>Takes a whole response apart.</summary>
    public static RawResponse Parse(ReadOnlySpan<byte> response)
    {
        int end = response.IndexOf(EndOfHead);
        string[] lines = Encoding.UTF8.GetString(response[..end]).Split("\r\n");
        return new RawResponse(
            [
                .. lines.Skip(1).Select(line => line.Split(": ", 2))
                    .Select(pair => KeyValuePair.Create(pair[0], pair[1])),
            ],
            response[(end + EndOfHead.Length)..].ToArray());
    }

    /// <summary>The result of a JSON-RPC call that answers with a text without escapes, such as a reference.</summary>
    public static string TextResult(ReadOnlyMemory<byte> response)
    {
        ReadOnlySpan<byte> name = "\"result\":\""u8;
        ReadOnlySpan<byte> bytes = response.Span;
        int at = bytes.IndexOf(name);
        if (at < 0)
        {
            throw new InvalidDataException($"the server answered {Encoding.UTF8.GetString(bytes)}");
        }
        bytes = bytes[(at + name.Length)..];
        return Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)'"')]);
    }

    private static int ContentLength(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> name = "\r\nContent-Length: "u8;
        int at = head.IndexOf(name);
        if (at < 0)
        {
            throw new InvalidDataException("the server answered without Content-Length");
        }
        ReadOnlySpan<byte> value = head[(at + name.Length)..];
        int end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
