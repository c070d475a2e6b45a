using System.CommandLine.Parsing;
using System.Globalization;
using Xen.Model.Engine.Writing;

namespace Xen.Model.Daemon;

/// <summary>Reads a flush policy from the command line; what is wrong becomes its error.</summary>
internal static class FlushOption
{
    private const int LongestMs = 60_000;

    /// <summary>Bytes that wait for a flush at most, whatever the interval.</summary>
    private const long BytesMax = 16 * 1024 * 1024;

    /// <summary>A parser of <c>always</c>, <c>never</c> and whole milliseconds such as <c>10ms</c>.</summary>
    public static FlushPolicy Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text == "never")
        {
            return FlushPolicy.Never;
        }
        string number = text.EndsWith("ms", StringComparison.Ordinal) ? text[..^2].TrimEnd() : "";
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int ms)
            && ms is > 0 and <= LongestMs)
        {
            return FlushPolicy.AtMostEvery(TimeSpan.FromMilliseconds(ms), BytesMax);
        }
        if (text != "always")
        {
            argument.AddError($"'{text}' is neither always nor never nor 1ms to {LongestMs}ms");
        }
        return FlushPolicy.Always;
    }
}
