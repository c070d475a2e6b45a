using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Xen.Model.Rpc.Handlers;

/// <summary>Writes the heads of replies on bare connections.</summary>
internal static class RawReply
{
    private static ReadOnlySpan<byte> ContinueLine => "HTTP/1.1 100 Continue\r\n\r\n"u8;

    /// <summary>Sends status and headers. Unless those say otherwise, the connection ends with the reply.</summary>
    public static ValueTask<FlushResult> BeginAsync(
        PipeWriter output, int status, IReadOnlyList<(string Name, string Value)> headers, long? length)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} {HttpPage.ReasonOf(status)}\r\n");
        if (!Has(headers, "Connection"))
        {
            head.Append("Connection: close\r\n");
        }
        if (!Has(headers, "Cache-Control"))
        {
            head.Append("Cache-Control: no-cache, no-store\r\n");
        }
        if (length is { } bytes)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {bytes}\r\n");
        }
        foreach ((string name, string value) in headers)
        {
            head.Append(name).Append(": ").Append(OneLine(value)).Append("\r\n");
        }
        head.Append("\r\n");
        output.Write(Encoding.UTF8.GetBytes(head.ToString()));
        return output.FlushAsync();
    }

    /// <summary>Tells a client that waits for it that it may send the body.</summary>
    public static ValueTask<FlushResult> ContinueAsync(PipeWriter output)
    {
        output.Write(ContinueLine);
        return output.FlushAsync();
    }

    /// <summary>Sends a whole page.</summary>
    public static async Task PageAsync(PipeWriter output, int status)
    {
        byte[] page = HttpPage.Of(status);
        await BeginAsync(output, status, [("Content-Type", HttpPage.ContentType)], page.Length)
            .ConfigureAwait(false);
        await output.WriteAsync(page).ConfigureAwait(false);
    }

    /// <summary>A value could hold what a client sent: no header must come of it.</summary>
    private static string OneLine(string value) => value.ReplaceLineEndings(" ");

    private static bool Has(IReadOnlyList<(string Name, string Value)> headers, string name) =>
        headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
