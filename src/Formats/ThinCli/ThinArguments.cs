using System.Text;

namespace Xen.Model.Formats.ThinCli;

/// <summary>The arguments of a command in the body of a request: one a line. Thread-safe.</summary>
public static class ThinArguments
{
    /// <summary>The lines of a body, each without a carriage return at its end; empty ones are left out.</summary>
    public static IReadOnlyList<string> Read(ReadOnlySpan<byte> body) =>
    [
        .. Encoding.UTF8.GetString(body).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0),
    ];

    /// <summary>
    /// The body for some arguments; a line feed inside of one would begin another, so it becomes a blank.
    /// </summary>
    public static byte[] Write(IEnumerable<string> arguments) =>
        Encoding.UTF8.GetBytes(string.Concat(arguments.Select(argument => argument.ReplaceLineEndings(" ") + "\n")));
}
