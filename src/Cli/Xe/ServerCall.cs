using System.Globalization;
using System.Text;
using Xen.Model.Formats.ThinCli;

namespace Xen.Model.Cli.Xe;

/// <summary>Sends the words of a command to a server.</summary>
internal static class ServerCall
{
    /// <summary>What the client calls itself.</summary>
    public const string UserAgent = "xe-cli/Xen.Model/0.2";

    /// <summary>The head and the body of the one request of a connection. No reply in HTTP follows.</summary>
    /// <exception cref="XeFailedException">The words are too long.</exception>
    public static byte[] Request(XeOptions options, XeEnvironment environment)
    {
        byte[] body = ThinArguments.Write(options.Arguments);
        if (body.Length > ThinLimits.ArgumentBytesMax)
        {
            throw new XeFailedException("the arguments are too long");
        }
        var head = new StringBuilder("POST /cli HTTP/1.0\r\n");
        Header(head, "User-agent", UserAgent);
        Header(head, "originator", "cli");
        Header(head, "traceparent", options.Traceparent);
        Header(head, "baggage", environment.Baggage);
        Header(head, "content-length", body.Length.ToString(CultureInfo.InvariantCulture));
        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. body];
    }

    private static void Header(StringBuilder head, string name, string value)
    {
        if (value.Length > 0)
        {
            head.Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        }
    }
}
