using System.Text.RegularExpressions;

namespace Xen.Model.Harness;

/// <summary>The one line that the daemon prints when it serves.</summary>
public sealed partial record ReadyLine(Uri? Http, Uri? Https, string Data)
{
    public static ReadyLine? Parse(string line)
    {
        Match match = Shape().Match(line);
        return match.Success
            ? new ReadyLine(Address(match.Groups[1].Value), Address(match.Groups[2].Value), match.Groups[3].Value)
            : null;
    }

    private static Uri? Address(string text) => text == "none" ? null : new Uri(text);

    [GeneratedRegex(@"^ready http=(\S+) https=(\S+) data=(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
