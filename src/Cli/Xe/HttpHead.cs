using System.Globalization;
using System.Text;

namespace Xen.Model.Cli.Xe;

/// <summary>The head of an HTTP reply. Immutable.</summary>
/// <param name="Status">The status.</param>
/// <param name="Location">Where to ask instead; empty for nowhere.</param>
internal sealed record HttpHead(int Status, string Location)
{
    private const int BytesMax = 64 * 1024;

    /// <summary>Reads the head of a reply, and not a byte more.</summary>
    /// <exception cref="XeFailedException">It is none.</exception>
    public static async Task<HttpHead> ReadAsync(Stream stream, CancellationToken cancel)
    {
        string[] lines = (await TextAsync(stream, cancel).ConfigureAwait(false)).Split("\r\n");
        string[] words = lines[0].Split(' ');
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.Ordinal)
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status))
        {
            throw new XeFailedException("the server does not answer in HTTP");
        }
        string location = lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2
                && parts[0].Trim().Equals("Location", StringComparison.OrdinalIgnoreCase))
            .Select(parts => parts[1].Trim())
            .FirstOrDefault("");
        return new HttpHead(status, location);
    }

    /// <summary>Byte by byte, as what follows is no part of it.</summary>
    private static async Task<string> TextAsync(Stream stream, CancellationToken cancel)
    {
        List<byte> bytes = [];
        byte[] one = new byte[1];
        while (bytes.Count < BytesMax && await stream.ReadAsync(one, cancel).ConfigureAwait(false) == 1)
        {
            bytes.Add(one[0]);
            if (bytes.Count >= 4 && bytes[^1] == '\n' && bytes[^2] == '\r' && bytes[^3] == '\n' && bytes[^4] == '\r')
            {
                return Encoding.Latin1.GetString([.. bytes]);
            }
        }
        throw new XeFailedException("the server closed the connection instead of answering");
    }
}
